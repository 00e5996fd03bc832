package io.glacis.reporting.scan;

import io.glacis.contracts.ScanCompleted;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.Unit;
import jakarta.enterprise.context.ApplicationScoped;

/// Takes note that a scan is complete.
@ApplicationScoped
class ScanCompletedIntake implements EventHandler<ScanCompleted> {
    private final ScanProgress progress;

    ScanCompletedIntake(ScanProgress progress) {
        this.progress = progress;
    }

    @Override
    public Class<ScanCompleted> type() {
        return ScanCompleted.class;
    }

    @Override
    public void on(ScanCompleted event, Unit unit) {
        progress.completed(
                event.tenant(),
                event.brand(),
                event.scan(),
                event.generation(),
                event.stages(),
                event.startedAt(),
                event.completedAt());
    }
}
