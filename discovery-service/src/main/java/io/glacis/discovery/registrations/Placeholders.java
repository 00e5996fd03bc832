package io.glacis.discovery.registrations;

import java.util.List;

/// Names that stand where a registrant does not want to be named. They tie nothing together.
final class Placeholders {
    private static final List<String> WORDS =
            List.of(
                    "redacted",
                    "privacy",
                    "private",
                    "proxy",
                    "whoisguard",
                    "not disclosed",
                    "data protected",
                    "withheld",
                    "gdpr",
                    "domain administrator",
                    "hostmaster",
                    "statutory masking");

    private Placeholders() {}

    /// @param folded as [Registration#folded] gives it
    static boolean isPlaceholder(String folded) {
        return folded.length() < 3 || WORDS.stream().anyMatch(folded::contains);
    }
}
