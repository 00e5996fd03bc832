package io.glacis.reporting.executive;

import java.text.Normalizer;

/// Text from outside as it may be printed: composed, bounded, and without anything that acts or
/// hides.
final class Printable {
    private static final int LENGTH_MAX = 240;

    private Printable() {}

    static String of(String text) {
        return of(text, LENGTH_MAX);
    }

    static String of(String text, int lengthMax) {
        StringBuilder kept = new StringBuilder();
        String bounded = text.length() > 4 * lengthMax ? text.substring(0, 4 * lengthMax) : text;
        Normalizer.normalize(bounded, Normalizer.Form.NFC)
                .codePoints()
                .filter(Printable::isKept)
                .limit(lengthMax)
                .forEach(c -> kept.appendCodePoint(Character.isWhitespace(c) ? ' ' : c));
        return kept.length() < text.strip().length() && text.length() > lengthMax
                ? kept.append('…').toString()
                : kept.toString();
    }

    private static boolean isKept(int c) {
        int type = Character.getType(c);
        return Character.isWhitespace(c)
                || (type != Character.CONTROL
                        && type != Character.FORMAT
                        && type != Character.SURROGATE
                        && type != Character.PRIVATE_USE
                        && type != Character.UNASSIGNED);
    }
}
