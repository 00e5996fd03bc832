package io.glacis.contracts;

import java.time.Instant;

/// A person said that an asset is not the brand's.
public record AssetRejected(
        TenantId tenant,
        BrandId brand,
        AssetId asset,
        String reason,
        String actor,
        Instant rejectedAt)
        implements Event.Command {}
