package io.glacis.contracts;

import java.time.Instant;

/// A person asked to end a leaked secret. The secret itself stays in the vault.
public record RevokeRequested(
        TenantId tenant,
        BrandId brand,
        FindingId finding,
        String secretFingerprint,
        String reason,
        String actor,
        Instant requestedAt)
        implements Event.Command {}
