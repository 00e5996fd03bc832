package io.glacis.investigation.secrets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads JSON web tokens: who issued them, for whom, and until when. No signature is checked.
final class WebTokens {
    private static final int FACT_LENGTH_MAX = 200;
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(16)
                                                    .maxDocumentLength(64 << 10)
                                                    .build())
                                    .build())
                    .build();

    private WebTokens() {}

    static Judgement judge(String text, Instant now) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return Judgement.INVALID;
        }
        JsonNode header = json(parts[0]);
        JsonNode payload = json(parts[1]);
        if (header == null || payload == null || !header.path("alg").isTextual()) {
            return Judgement.INVALID;
        }
        Instant expiresAt = time(payload.path("exp"));
        Status status =
                expiresAt == null
                        ? Status.NEVER_EXPIRES
                        : expiresAt.isAfter(now) ? Status.UNVERIFIED_VALID : Status.EXPIRED;
        return new Judgement(status, time(payload.path("iat")), expiresAt, facts(payload));
    }

    private static Map<String, String> facts(JsonNode payload) {
        Map<String, String> facts = new TreeMap<>();
        Map<String, String> names =
                Map.of("sub", "subject", "iss", "issuer", "scp", "scope", "jti", "tokenId");
        names.forEach((claim, fact) -> {
            JsonNode value = payload.path(claim);
            List<String> texts =
                    value.isArray()
                            ? value.valueStream().map(JsonNode::asText).toList()
                            : List.of(value.asText(""));
            String joined = Shown.bounded(String.join(" ", texts), FACT_LENGTH_MAX);
            if (!joined.isBlank()) {
                facts.put(fact, joined);
            }
        });
        return facts;
    }

    private static @Nullable JsonNode json(String part) {
        try {
            JsonNode tree = JSON.readTree(Base64.getUrlDecoder().decode(part));
            return tree != null && tree.isObject() ? tree : null;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Instant time(JsonNode seconds) {
        try {
            return seconds.isNumber() ? Instant.ofEpochSecond(seconds.longValue()) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
