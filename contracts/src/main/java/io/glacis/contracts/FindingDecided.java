package io.glacis.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person decided about a finding.
///
/// @param expiresAt when an acceptance ends; required for ACCEPT, absent for the others
public record FindingDecided(
        TenantId tenant,
        BrandId brand,
        FindingId finding,
        Decision decision,
        String reason,
        String actor,
        Instant decidedAt,
        @Nullable Instant expiresAt)
        implements Event.Command {
    public FindingDecided {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason must not be blank");
        }
        if ((decision == Decision.ACCEPT) != (expiresAt != null)) {
            throw new IllegalArgumentException("expiresAt is required for ACCEPT, and only there");
        }
    }

    /// What a person can decide.
    public enum Decision {
        TRIAGE,
        START_WORK,
        CLAIM_FIXED,
        ACCEPT,
        FALSE_POSITIVE,
        DISPUTE,
        REOPEN
    }
}
