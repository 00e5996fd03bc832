package io.glacis.rating.register;

import io.glacis.contracts.Verdict;
import io.glacis.platform.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a verdict said.
///
/// @param facts by name, without those that stand elsewhere
/// @param evidence digest of the evidence; newer bytes for the same facts are no change
/// @param curl a command line that repeats the proof
record Proof(
        String summary,
        int qod,
        Map<String, String> facts,
        @Nullable String evidence,
        String rule,
        @Nullable String curl) {
    static final String CURL = "curl";

    /// A finding's event must fit into a record together with everything else it says.
    private static final int FACTS_BYTES_MAX = 32_000;

    Proof {
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    static Proof of(Verdict verdict) {
        return new Proof(
                verdict.summary(),
                verdict.qod(),
                bounded(verdict.facts()),
                verdict.evidence(),
                verdict.rule(),
                verdict.facts().get(CURL));
    }

    /// Whether it says the same.
    boolean says(Proof other) {
        return summary.equals(other.summary)
                && qod == other.qod
                && facts.equals(other.facts)
                && rule.equals(other.rule)
                && (curl == null ? other.curl == null : curl.equals(other.curl));
    }

    private static int jsonBytes(Map.Entry<String, String> fact) {
        return Json.mapper()
                .valueToTree(Map.of(fact.getKey(), fact.getValue()))
                .toString()
                .getBytes(StandardCharsets.UTF_8)
                .length;
    }

    private static Map<String, String> bounded(Map<String, String> facts) {
        SortedMap<String, String> kept = new TreeMap<>();
        int bytes = 0;
        for (Map.Entry<String, String> fact : new TreeMap<>(facts).entrySet()) {
            bytes += jsonBytes(fact);
            if (!fact.getKey().equals(CURL) && bytes <= FACTS_BYTES_MAX) {
                kept.put(fact.getKey(), fact.getValue());
            }
        }
        return kept;
    }
}
