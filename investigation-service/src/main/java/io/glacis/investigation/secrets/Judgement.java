package io.glacis.investigation.secrets;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a secret's own form says.
///
/// @param facts public facts decoded from it, such as `subject`; never the secret
public record Judgement(
        Status status,
        @Nullable Instant issuedAt,
        @Nullable Instant expiresAt,
        Map<String, String> facts) {
    static final Judgement INVALID = of(Status.INVALID_STRUCTURE);
    static final Judgement UNVERIFIED = of(Status.UNVERIFIED);

    public Judgement {
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    static Judgement of(Status status) {
        return new Judgement(status, null, null, Map.of());
    }
}
