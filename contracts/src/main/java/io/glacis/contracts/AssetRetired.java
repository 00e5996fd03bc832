package io.glacis.contracts;

import java.time.Instant;

/// An asset is gone: the sources that showed it say that it is no longer there.
public record AssetRetired(
        TenantId tenant,
        BrandId brand,
        ScanId scan,
        AssetId asset,
        String reason,
        Instant retiredAt)
        implements Event.AssetEvent {}
