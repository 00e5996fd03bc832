package io.glacis.discovery.names;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.glacis.contracts.Hostname;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;

/// Host names inside any text: pages, scripts, headers, records. Linear in the text's length.
public final class Mentions {
    private static final int NAMES_MAX = 2_000;
    private static final Pattern NAME =
            Pattern.compile("(?i)[a-z0-9_](?:[a-z0-9_-]{0,62}\\.)+[a-z][a-z0-9-]{1,62}");

    private Mentions() {}

    /// Every name that stands in the text, at most 2,000.
    public static SortedSet<Hostname> in(String text) {
        NavigableSet<Hostname> names = new TreeSet<>();
        Matcher matcher = NAME.matcher(text);
        while (names.size() < NAMES_MAX && matcher.find()) {
            Domains.read(matcher.group()).ifPresent(names::add);
        }
        return names;
    }
}
