package io.glacis.investigation.secrets;

/// How text from found content may stand in facts: bounded, and without control characters.
public final class Shown {
    private Shown() {}

    public static String bounded(String text, int lengthMax) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .limit(lengthMax)
                .forEach(shown::appendCodePoint);
        return shown.length() <= lengthMax ? shown.toString() : shown.substring(0, lengthMax);
    }
}
