package io.glacis.contracts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one check decided about one place on one asset.
///
/// @param locator the place on the asset, without volatile parts; empty where the asset is the
///   place
/// @param unknownReason given if and only if the outcome is UNKNOWN
/// @param qod quality of detection, 0..100, on the Greenbone scale: 95 remote active, 80 banner, 50
///   probe …
/// @param summary one plain sentence, without secrets
/// @param facts what was found, by field; at most 64 entries of 1,024 characters, never a secret.
///   `harvest` is the address of public content that may hold secrets: investigation reads it
///   itself
/// @param evidence digest of the evidence capsule
/// @param rule name and version of the rule that decided: `jenkins.anonymous-read@1`
public record Verdict(
        CheckId check,
        String locator,
        Outcome outcome,
        @Nullable UnknownReason unknownReason,
        int qod,
        String summary,
        Map<String, String> facts,
        @Nullable String evidence,
        String rule) {
    /// The fact that names public content for investigation-service.
    public static final String HARVEST = "harvest";

    private static final int LOCATOR_LENGTH_MAX = 1_024;
    private static final int SUMMARY_LENGTH_MAX = 500;
    private static final int QOD_MAX = 100;

    public Verdict {
        facts = Bounds.copy("facts", facts);
        locator = Bounds.storable(locator);
        summary = Bounds.storable(summary);
        if ((outcome == Outcome.UNKNOWN) != (unknownReason != null)) {
            throw new IllegalArgumentException("unknownReason is given if and only if UNKNOWN");
        }
        if (qod < 0 || qod > QOD_MAX) {
            throw new IllegalArgumentException("qod must be 0.." + QOD_MAX + ", was " + qod);
        }
        if (locator.length() > LOCATOR_LENGTH_MAX) {
            throw new IllegalArgumentException("locator must be at most " + LOCATOR_LENGTH_MAX);
        }
        if (summary.length() > SUMMARY_LENGTH_MAX) {
            throw new IllegalArgumentException("summary must be at most " + SUMMARY_LENGTH_MAX);
        }
        if (evidence != null) {
            Digest.requireHex("evidence", evidence);
        }
    }
}
