package io.glacis.reporting.scan;

import io.glacis.contracts.ScanProgressed;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.Unit;
import jakarta.enterprise.context.ApplicationScoped;

/// Takes note of a scan's progress.
@ApplicationScoped
class ScanProgressedIntake implements EventHandler<ScanProgressed> {
    private final ScanProgress progress;

    ScanProgressedIntake(ScanProgress progress) {
        this.progress = progress;
    }

    @Override
    public Class<ScanProgressed> type() {
        return ScanProgressed.class;
    }

    @Override
    public void on(ScanProgressed event, Unit unit) {
        progress.progressed(
                event.tenant(), event.brand(), event.scan(), event.stages(), event.progressedAt());
    }
}
