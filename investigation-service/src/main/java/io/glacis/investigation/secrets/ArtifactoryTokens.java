package io.glacis.investigation.secrets;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads JFrog's own token forms, without a packet.
///
/// An API key is `AK` and the base 58 of its birth in milliseconds, a UUID and two checksum bytes;
/// a reference token is the base64 of a text that holds its expiry.
final class ArtifactoryTokens {
    private static final Pattern API_KEY_INSIDE =
            Pattern.compile(
                    "([0-9]{13}):[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern REFERENCE_INSIDE =
            Pattern.compile("reftkn:([0-9]{2}):([0-9]{10}):[A-Za-z0-9]{27}");
    private static final int PREFIX = 2;

    private ArtifactoryTokens() {}

    static Judgement apiKey(String text) {
        String inside =
                Base58.checked(text.substring(PREFIX))
                        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                        .orElse("");
        Matcher parts = API_KEY_INSIDE.matcher(inside);
        return parts.matches()
                ? new Judgement(
                        Status.UNVERIFIED_VALID,
                        Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
                        null,
                        Map.of())
                : Judgement.INVALID;
    }

    static Judgement reference(String text, Instant now) {
        Matcher parts = REFERENCE_INSIDE.matcher(decoded(text));
        if (!parts.matches()) {
            return Judgement.INVALID;
        }
        long expirySecond = Long.parseLong(parts.group(2));
        if (expirySecond == 0) {
            return Judgement.of(Status.NEVER_EXPIRES);
        }
        Instant expiresAt = Instant.ofEpochSecond(expirySecond);
        return new Judgement(
                expiresAt.isAfter(now) ? Status.UNVERIFIED_VALID : Status.EXPIRED,
                null,
                expiresAt,
                Map.of());
    }

    static Judgement encryptedPassword(String text) {
        return Base58.checked(text.substring(PREFIX)).isPresent()
                ? Judgement.of(Status.UNVERIFIED_VALID)
                : Judgement.INVALID;
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
