package io.glacis.investigation.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A leaked credential in memory. Only [#reveal()] gives the text; it never prints.
public final class Secret {
    private static final int LONG = 24;
    private static final int MEDIUM = 16;

    private final byte[] text;

    private Secret(byte[] text) {
        this.text = text;
    }

    public static Secret of(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The text itself, for the vault and the judges.
    public String reveal() {
        return new String(text, StandardCharsets.UTF_8);
    }

    /// How it is shown: at most its first and last four characters, and none of a short one.
    public String mask() {
        String shown = reveal();
        int ends = shown.length() >= LONG ? 4 : shown.length() >= MEDIUM ? 2 : 0;
        return shown.substring(0, ends) + "…" + shown.substring(shown.length() - ends);
    }

    public int length() {
        return text.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && Arrays.equals(text, secret.text);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(text);
    }

    @Override
    public String toString() {
        return "Secret[" + text.length + " bytes]";
    }
}
