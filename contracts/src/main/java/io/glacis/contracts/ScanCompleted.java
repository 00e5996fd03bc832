package io.glacis.contracts;

import java.time.Instant;
import java.util.List;

/// Every announced task of a scan is settled. Said once for each scan.
///
/// @param stages the final counts
public record ScanCompleted(
        TenantId tenant,
        BrandId brand,
        ScanId scan,
        int generation,
        List<ScanProgressed.StageCount> stages,
        Instant startedAt,
        Instant completedAt)
        implements Event.ScanEvent {
    public ScanCompleted {
        stages = List.copyOf(stages);
    }
}
