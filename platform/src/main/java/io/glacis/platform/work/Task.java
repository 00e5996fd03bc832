package io.glacis.platform.work;

import io.glacis.contracts.BrandId;
import io.glacis.contracts.Lane;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.Stage;
import io.glacis.contracts.TaskId;
import io.glacis.contracts.TenantId;
import org.jspecify.annotations.Nullable;

/// A leased unit of slow work. Only the holder of the newest fence may settle it.
///
/// @param attempt counts from 1; it was counted before this run began
/// @param attemptMax the last attempt; after it the task ends FAILED
/// @param fence rises with every lease of this task
public record Task(
        TaskId id,
        TenantId tenant,
        BrandId brand,
        @Nullable ScanId scan,
        int generation,
        Lane lane,
        Stage stage,
        String probe,
        String subject,
        String payload,
        int attempt,
        int attemptMax,
        long fence) {
    /// The scan of a task that belongs to one.
    public ScanId requireScan() {
        if (scan == null) {
            throw new IllegalStateException("task belongs to no scan: " + probe);
        }
        return scan;
    }
}
