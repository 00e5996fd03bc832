package io.glacis.contracts;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/// A DNS name in canonical form: A-labels, lower case, no trailing dot, at most 253 characters.
///
/// Letters, digits, hyphens and underscores only: a name with anything else can stand in DNS, but
/// never becomes part of a URL here.
public record Hostname(String text) implements TextValue, Comparable<Hostname> {
    private static final int LENGTH_MAX = 253;
    private static final int GIVEN_LENGTH_MAX = 1_024;

    /// Sharp s, final sigma and the joiners: IDNA 2003 makes them another name, which may be
    /// somebody else's, and IDNA 2008 keeps them apart.
    private static final Pattern DEVIATION = Pattern.compile("[\\u00df\\u03c2\\u200c\\u200d]");

    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern ALL_NUMERIC = Pattern.compile("[0-9]+|0x[0-9a-f]*");

    public Hostname {
        text = canonical(text);
    }

    private static String canonical(String given) {
        if (given.length() > GIVEN_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "hostname length must be 1.." + LENGTH_MAX + ", was " + given.length());
        }
        if (DEVIATION.matcher(given).find()) {
            throw new IllegalArgumentException(
                    "hostname must be spelled in A-labels, because programs disagree about it: "
                            + Shown.of(given));
        }
        String bare = given.strip();
        bare = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
        String ascii;
        try {
            ascii = IDN.toASCII(bare).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "hostname is not a valid name: " + Shown.of(given), e);
        }
        if (ascii.isEmpty() || ascii.length() > LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "hostname length must be 1.." + LENGTH_MAX + ", was " + ascii.length());
        }
        String[] labels = ascii.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                throw new IllegalArgumentException(
                        "hostname has a malformed label "
                                + Shown.of(label)
                                + " in "
                                + Shown.of(given));
            }
        }
        if (ALL_NUMERIC.matcher(labels[labels.length - 1]).matches()) {
            throw new IllegalArgumentException("hostname is an address: " + Shown.of(given));
        }
        return ascii;
    }

    /// Whether this name is `ancestor` or stands below it.
    public boolean isWithin(Hostname ancestor) {
        return text.equals(ancestor.text) || text.endsWith("." + ancestor.text);
    }

    /// The number of labels: 2 for `acme.example`.
    public int depth() {
        return (int) text.chars().filter(c -> c == '.').count() + 1;
    }

    @Override
    public int compareTo(Hostname other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
