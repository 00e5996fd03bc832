package io.glacis.rating.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The one object that keeps a finding out of sight, everywhere, until it ends.
///
/// @param actor who approved it
/// @param expiresAt when an acceptance ends; a false positive has no end
record Suppression(
        Kind kind, String reason, String actor, Instant decidedAt, @Nullable Instant expiresAt) {
    enum Kind {
        /// The risk is known and carried: out of the managed score, still in the observed one.
        ACCEPTED,
        /// It is no weakness: out of both.
        FALSE_POSITIVE
    }

    boolean hasEnded(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
