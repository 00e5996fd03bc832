package io.glacis.discovery.scope;

import io.glacis.contracts.ScanRequested;
import io.glacis.contracts.Stage;
import io.glacis.contracts.TaskId;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.NewTask;
import io.glacis.platform.work.ScanLedger;
import io.glacis.platform.work.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/// Opens a scan with its first task, which works on what a person gave us.
@ApplicationScoped
class ScanIntake implements EventHandler<ScanRequested> {
    private static final String ROOT = "discovery.seeds";

    private final Scans scans;
    private final ScanLedger ledger;

    ScanIntake(Scans scans, ScanLedger ledger) {
        this.scans = scans;
        this.ledger = ledger;
    }

    @Override
    public Class<ScanRequested> type() {
        return ScanRequested.class;
    }

    @Override
    public void on(ScanRequested event, Unit unit) {
        scans.open(event);
        NewTask root =
                new NewTask(
                        TaskId.of(event.scan(), ROOT, event.brand().text(), event.generation()),
                        event.tenant(),
                        event.brand(),
                        event.scan(),
                        event.generation(),
                        event.lane(),
                        Stage.NAMES,
                        ROOT,
                        event.brand().text(),
                        "{}",
                        Duration.ZERO);
        ledger.open(unit, event, List.of(root));
    }
}
