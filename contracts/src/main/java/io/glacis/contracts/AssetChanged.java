package io.glacis.contracts;

import java.time.Instant;
import java.util.Map;

/// A known asset looks different from before.
///
/// @param change what kind of change: `address`, `title`, `technology`, `certificate`, `state` …
/// @param before the changed fields as they were
/// @param after the changed fields as they are
public record AssetChanged(
        TenantId tenant,
        BrandId brand,
        ScanId scan,
        AssetId asset,
        String change,
        Map<String, String> before,
        Map<String, String> after,
        Instant changedAt)
        implements Event.AssetEvent {
    public AssetChanged {
        before = Bounds.copy("before", before);
        after = Bounds.copy("after", after);
    }
}
