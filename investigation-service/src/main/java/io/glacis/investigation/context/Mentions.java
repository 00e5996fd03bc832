package io.glacis.investigation.context;

import io.glacis.contracts.Hostname;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Whether a text speaks of a domain: as a whole name, or below it; not as a part of another name.
public final class Mentions {
    private Mentions() {}

    /// The domains that the text mentions, sorted.
    public static List<Hostname> of(String text, Collection<Hostname> domains) {
        String lower = text.toLowerCase(Locale.ROOT);
        return domains.stream()
                .filter(domain -> mentions(lower, domain.text()))
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean mentions(String lower, String domain) {
        int at = lower.indexOf(domain);
        while (at >= 0) {
            if (startsAt(lower, at) && endsAt(lower, at + domain.length())) {
                return true;
            }
            at = lower.indexOf(domain, at + 1);
        }
        return false;
    }

    private static boolean startsAt(String lower, int at) {
        return at == 0 || !isNamePart(lower.charAt(at - 1));
    }

    private static boolean endsAt(String lower, int end) {
        if (end == lower.length()) {
            return true;
        }
        boolean goesOn =
                lower.charAt(end) == '.'
                        && end + 1 < lower.length()
                        && isNamePart(lower.charAt(end + 1));
        return !isNamePart(lower.charAt(end)) && !goesOn;
    }

    private static boolean isNamePart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
