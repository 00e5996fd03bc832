package io.glacis.investigation.secrets;

import com.google.re2j.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one family of secrets is recognised.
///
/// @param id its name in the rule file
/// @param family what is found; several rules may find the same family
/// @param keywords without one of them near, the pattern is not tried
/// @param group the group of the pattern that is the secret; 0 is the first that took part
/// @param entropyMin bits per character that the secret must exceed
/// @param reach how far behind a keyword a match may end
/// @param back how far before the end of a keyword a match may begin
/// @param judge what its form says
/// @param decode what the secret is once decoded
/// @param hostUse what a host that stands by it means
/// @param specificity of two overlapping finds the one with the higher counts
/// @param path a pattern that the file's path must contain, or null
record Rule(
        String id,
        String family,
        String description,
        Pattern pattern,
        List<String> keywords,
        int group,
        double entropyMin,
        int reach,
        int back,
        Judge judge,
        Decode decode,
        HostUse hostUse,
        int specificity,
        @Nullable Pattern path,
        List<Pattern> allowed,
        List<String> stopwords,
        List<String> examples,
        List<String> negatives) {
    /// What stands inside a find.
    enum Decode {
        NONE,
        /// base64 of `user:secret`
        BASIC,
        /// base64 of the secret
        BASE64,
        /// base64 of a text that is searched again
        NESTED
    }

    static final int REACH_MAX = 16_384;

    Rule {
        keywords = List.copyOf(keywords);
        allowed = List.copyOf(allowed);
        stopwords = List.copyOf(stopwords);
        examples = List.copyOf(examples);
        negatives = List.copyOf(negatives);
        if (keywords.isEmpty()) {
            throw new IllegalArgumentException("rule " + id + ": keywords must not be empty");
        }
        if (reach < 1 || reach > REACH_MAX || back < 0 || back > REACH_MAX) {
            throw new IllegalArgumentException(
                    "rule " + id + ": reach and back must be at most " + REACH_MAX);
        }
    }
}
