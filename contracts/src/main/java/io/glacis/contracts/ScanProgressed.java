package io.glacis.contracts;

import java.time.Instant;
import java.util.List;

/// How far a scan is. Known may still grow; there is no percentage that could lie.
public record ScanProgressed(
        TenantId tenant, BrandId brand, ScanId scan, List<StageCount> stages, Instant progressedAt)
        implements Event.ScanEvent {
    public ScanProgressed {
        stages = List.copyOf(stages);
    }

    /// Tasks of one stage.
    ///
    /// @param known announced so far
    /// @param settled ended so far
    /// @param failed of the settled, those that ended FAILED
    public record StageCount(Stage stage, long known, long settled, long failed) {}
}
