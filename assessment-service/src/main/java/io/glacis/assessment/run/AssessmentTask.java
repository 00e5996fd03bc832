package io.glacis.assessment.run;

import io.glacis.assessment.assets.AssetView;
import io.glacis.assessment.assets.Assets;
import io.glacis.assessment.coverage.CoverageLedger;
import io.glacis.contracts.AssetId;
import io.glacis.contracts.Scope;
import io.glacis.contracts.UnknownReason;
import io.glacis.contracts.Verdict;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.TaskHandler;
import io.glacis.platform.work.Unit;
import io.glacis.platform.work.Units;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;

/// Assesses one asset in one scan.
@ApplicationScoped
class AssessmentTask implements TaskHandler {
    private static final Duration SCOPE_AFTER = Duration.ofSeconds(2);
    private static final Duration TURN_AFTER = Duration.ofSeconds(10);

    private final Units units;
    private final Assets assets;
    private final CoverageLedger coverage;
    private final Assessor assessor;
    private final MeterRegistry meters;

    AssessmentTask(
            Units units,
            Assets assets,
            CoverageLedger coverage,
            Assessor assessor,
            MeterRegistry meters) {
        this.units = units;
        this.assets = assets;
        this.coverage = coverage;
        this.assessor = assessor;
        this.meters = meters;
    }

    @Override
    public String probe() {
        return "assessment.checks";
    }

    @Override
    public TaskEnd run(Task task) {
        Known known = units.inTransaction(task.tenant(), _ -> known(task));
        if (known.asset().isEmpty()) {
            return TaskEnd.skipped("the asset was taken back");
        }
        if (known.scope().isEmpty()) {
            return TaskEnd.retry("the brand's scope is not known yet", SCOPE_AFTER);
        }
        AssetView asset = known.asset().get();
        List<Verdict> verdicts =
                assessor.assess(
                        asset, known.scope().get(), task.requireScan().text(), known.places());
        if (verdicts.isEmpty()) {
            return TaskEnd.skipped("no check concerns this kind of asset");
        }
        verdicts.forEach(this::count);
        TaskEnd end = TaskEnd.done(commit(task, asset, verdicts));
        return verdicts.stream().anyMatch(AssessmentTask::mayPass)
                ? new TaskEnd.Retry("not every request had its turn", TURN_AFTER, end)
                : end;
    }

    private Known known(Task task) {
        AssetId id = new AssetId(task.subject());
        return new Known(
                assets.find(task.tenant(), id),
                assets.scope(task.tenant(), task.brand()),
                coverage.exposed(task.tenant(), id));
    }

    private Consumer<Unit> commit(Task task, AssetView asset, List<Verdict> verdicts) {
        return unit -> {
            coverage.note(task.tenant(), asset.asset(), task.requireScan(), verdicts);
            Announcement.say(unit, task, asset, verdicts);
        };
    }

    /// Ours to wait for: a budget or the kill switch, not the server.
    private static boolean mayPass(Verdict verdict) {
        return verdict.unknownReason() == UnknownReason.BUDGET_SPENT
                || verdict.unknownReason() == UnknownReason.HALTED;
    }

    private void count(Verdict verdict) {
        meters.counter(
                        "glacis.assessment.verdicts",
                        "check",
                        verdict.check().text(),
                        "outcome",
                        verdict.outcome().name())
                .increment();
    }

    private record Known(
            Optional<AssetView> asset,
            Optional<Scope> scope,
            Map<String, SortedSet<String>> places) {}
}
