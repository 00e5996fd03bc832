package io.glacis.contracts;

import java.util.regex.Pattern;

/// The name of a check, dotted, in lower case: `jenkins.anonymous-read`. It never changes meaning.
public record CheckId(String text) implements TextValue {
    private static final Pattern FORM =
            Pattern.compile("[a-z0-9][a-z0-9-]{0,40}(\\.[a-z0-9][a-z0-9-]{0,60}){1,3}");

    public CheckId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "check must match " + FORM + ", was: " + Shown.of(text));
        }
    }
}
