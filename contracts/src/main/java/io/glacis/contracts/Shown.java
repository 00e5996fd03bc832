package io.glacis.contracts;

/// How text from outside is shown inside an error message: bounded, and without control characters.
public final class Shown {
    private static final int LENGTH_MAX = 80;

    private Shown() {}

    /// At most 80 characters of the text, controls and bidirectional marks as `\\uXXXX`, in quotes.
    public static String of(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(LENGTH_MAX).forEach(c -> append(shown, c));
        return shown.append(text.codePointCount(0, text.length()) > LENGTH_MAX ? "…\"" : "\"")
                .toString();
    }

    private static void append(StringBuilder shown, int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE) {
            shown.append(String.format("\\u%04x", codePoint));
        } else {
            shown.appendCodePoint(codePoint);
        }
    }
}
