package io.glacis.contracts;

import java.time.Instant;

/// A person or a schedule asked for a scan of a brand's whole scope.
///
/// @param generation counts the rescans of a brand, so that their tasks differ
/// @param requestedBy a user, or `schedule`
public record ScanRequested(
        TenantId tenant,
        BrandId brand,
        ScanId scan,
        int generation,
        Lane lane,
        String requestedBy,
        Instant requestedAt)
        implements Event.Command {}
