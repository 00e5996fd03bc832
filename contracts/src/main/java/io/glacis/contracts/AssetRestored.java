package io.glacis.contracts;

import java.time.Instant;

/// A person took a rejection back.
public record AssetRestored(
        TenantId tenant,
        BrandId brand,
        AssetId asset,
        String reason,
        String actor,
        Instant restoredAt)
        implements Event.Command {}
