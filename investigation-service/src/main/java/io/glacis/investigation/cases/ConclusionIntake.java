package io.glacis.investigation.cases;

import io.glacis.contracts.Lane;
import io.glacis.contracts.ScanProgressed;
import io.glacis.contracts.ScanProgressed.StageCount;
import io.glacis.contracts.Stage;
import io.glacis.investigation.sql.Sql;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.NewTask;
import io.glacis.platform.work.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/// Makes a scan's conclusion ready when its ledger waits for nothing else that could bring a
/// secret: every stage but the rating is settled, and of the leaks all but one.
///
/// That the one is the conclusion, and that the counts are not older than what is noted here, is
/// known by comparing them with this service's own ended tasks of the scan.
@ApplicationScoped
class ConclusionIntake implements EventHandler<ScanProgressed> {
    private final Sql sql;

    ConclusionIntake(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Class<ScanProgressed> type() {
        return ScanProgressed.class;
    }

    @Override
    public void on(ScanProgressed progressed, Unit unit) {
        StageCount leaks = count(progressed.stages(), Stage.LEAKS);
        boolean othersEnded =
                progressed.stages().stream()
                        .filter(c -> c.stage() != Stage.LEAKS && c.stage() != Stage.RATING)
                        .allMatch(c -> c.known() == c.settled());
        if (!othersEnded || leaks.known() != leaks.settled() + 1 || leaks.settled() == 0) {
            return;
        }
        record Ended(long count, int generation, String lane) {}
        sql
                .query(
                        """
                        select count(*), max(generation), max(lane) from task
                        where tenant_id = ? and scan_id = ? and stage = ? and ended_at is not null
                            and probe <> ?
                        """,
                        row -> new Ended(row.getLong(1), row.getInt(2), row.getString(3)),
                        progressed.tenant().text(),
                        progressed.scan().text(),
                        Stage.LEAKS.name(),
                        Conclusion.PROBE)
                .stream()
                .filter(ended -> ended.count() == leaks.settled())
                .forEach(ended ->
                        unit.spawn(
                                task(progressed, ended.generation(), Lane.valueOf(ended.lane()))));
    }

    private static NewTask task(ScanProgressed progressed, int generation, Lane lane) {
        return new NewTask(
                Conclusion.id(progressed.scan(), progressed.brand(), generation),
                progressed.tenant(),
                progressed.brand(),
                progressed.scan(),
                generation,
                lane,
                Stage.LEAKS,
                Conclusion.PROBE,
                "conclude|" + progressed.brand().text(),
                "{}",
                Duration.ZERO);
    }

    private static StageCount count(List<StageCount> stages, Stage stage) {
        return stages.stream()
                .filter(c -> c.stage() == stage)
                .findFirst()
                .orElse(new StageCount(stage, 0, 0, 0));
    }
}
