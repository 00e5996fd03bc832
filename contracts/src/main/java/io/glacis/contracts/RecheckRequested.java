package io.glacis.contracts;

import java.time.Instant;

/// A person or a fix asked to check one finding again now.
public record RecheckRequested(
        TenantId tenant,
        BrandId brand,
        FindingId finding,
        AssetId asset,
        CheckId check,
        String actor,
        Instant requestedAt)
        implements Event.Command {}
