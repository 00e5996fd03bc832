package io.glacis.investigation.secrets;

import org.jspecify.annotations.Nullable;

/// A secret found in a text.
///
/// @param rule the rule that found it
/// @param user who it belongs to, where the find itself says so
/// @param host where it is used, where the find itself says so
/// @param hostUse what a host that stands by it means
public record Find(
        String rule,
        String family,
        Secret secret,
        Span span,
        @Nullable String user,
        @Nullable String host,
        HostUse hostUse,
        int specificity,
        Judgement judgement) {
    /// Bytes `start` to before `end` of the text.
    public record Span(int start, int end) {
        boolean crosses(Span other) {
            return start < other.end && other.start < end;
        }

        int length() {
            return end - start;
        }
    }

    /// The same secret, found inside something that stands elsewhere.
    Find within(Span outer, @Nullable String outerUser, int specificityMin) {
        return new Find(
                rule,
                family,
                secret,
                outer,
                user == null ? outerUser : user,
                host,
                hostUse,
                Math.max(specificity, specificityMin),
                judgement);
    }
}
