package io.glacis.investigation.cases;

import io.glacis.contracts.AssetKind;
import io.glacis.investigation.secrets.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that is known of one leaked secret, but the secret.
///
/// What a case says depends on the set of its sightings alone, never on their order.
///
/// @param facts what its own form says
record SecretCase(
        String fingerprint,
        String family,
        String masked,
        @Nullable Instant issuedAt,
        @Nullable Instant expiresAt,
        Status status,
        Map<String, String> facts,
        List<Seen> seen) {
    /// One sighting as it is stored.
    record Seen(
            Place place,
            @Nullable String host,
            @Nullable String user,
            @Nullable String repository) {}

    private static final Comparator<Seen> ORDER =
            Comparator.comparing((Seen seen) -> seen.host() == null)
                    .thenComparing(seen -> seen.host() == null ? "" : seen.host())
                    .thenComparingInt(seen -> rank(seen.place().kind()))
                    .thenComparing(seen -> seen.place().value())
                    .thenComparing(
                            seen -> seen.place().leakedAt(),
                            Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(seen -> seen.place().permalink())
                    .thenComparing(seen -> seen.place().id());

    SecretCase {
        seen = seen.stream().sorted(ORDER).toList();
        if (seen.isEmpty()) {
            throw new IllegalArgumentException("a case has at least one sighting");
        }
    }

    /// The sighting that says most: with a host before without.
    Seen best() {
        return seen.getFirst();
    }

    /// The kind of the asset that the secret hangs on.
    AssetKind assetKind() {
        return best().host() == null ? best().place().kind() : AssetKind.HOSTNAME;
    }

    /// The asset's canonical value: the host where the secret is used, else where it was found.
    String assetValue() {
        String host = best().host();
        return assetKind().canonical(host == null ? best().place().value() : host);
    }

    /// The first time that any place gives.
    @Nullable Instant firstLeakedAt() {
        return seen.stream()
                .map(one -> one.place().leakedAt())
                .filter(java.util.Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /// What stands nearer to the brand's own things comes first.
    private static int rank(AssetKind kind) {
        return switch (kind) {
            case BUCKET, WEB_APP, REPOSITORY -> 0;
            case HOSTNAME, IP_ADDRESS, IP_RANGE, PORT, CERTIFICATE -> 1;
            case REGISTERED_DOMAIN -> 2;
        };
    }
}
