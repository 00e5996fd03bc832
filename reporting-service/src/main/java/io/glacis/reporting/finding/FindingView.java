package io.glacis.reporting.finding;

import io.glacis.contracts.FindingDecided.Decision;
import io.glacis.contracts.FindingState;
import io.glacis.contracts.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A finding in full.
///
/// @param version rises with every change
/// @param qod quality of detection, 0..100
/// @param clusterKey findings with the same key are one root cause
/// @param facts what was found, by field
/// @param why why it ranks where it ranks
/// @param fix numbered steps in plain words
/// @param curl a command line that repeats the proof
/// @param history every change, the newest first
/// @param decisions what people decided, the newest first
public record FindingView(
        FindingRow finding,
        long version,
        int qod,
        String rule,
        String clusterKey,
        Map<String, String> facts,
        @Nullable Capsule evidence,
        List<Reason> why,
        List<String> fix,
        @Nullable String curl,
        List<Version> history,
        List<Decided> decisions) {
    public FindingView {
        why = List.copyOf(why);
        fix = List.copyOf(fix);
        history = List.copyOf(history);
        decisions = List.copyOf(decisions);
    }

    /// The evidence, shown as text.
    ///
    /// @param text its beginning; controls are replaced
    /// @param truncated whether there is more at `href`
    public record Capsule(
            String digest, String href, @Nullable String text, long bytes, boolean truncated) {}

    /// One reason for its rank.
    public record Reason(String label, String value, String meaning) {}

    /// One version of it.
    public record Version(
            long version,
            FindingState state,
            Severity severity,
            String score,
            String summary,
            Instant changedAt) {}

    /// One decision of a person.
    public record Decided(
            Decision decision,
            String reason,
            String actor,
            Instant decidedAt,
            @Nullable Instant expiresAt) {}
}
