package io.glacis.contracts;

import java.time.Instant;

/// An asset was never the brand's; whatever hangs on it is taken back.
public record AssetRetracted(
        TenantId tenant, BrandId brand, AssetId asset, String reason, Instant retractedAt)
        implements Event.AssetEvent {}
