package io.glacis.contracts;

import java.util.regex.Pattern;

/// The isolation boundary: a short name in lower case.
public record TenantId(String text) implements TextValue {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public TenantId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "tenant must match " + FORM + ", was: " + Shown.of(text));
        }
    }

    /// The tenant of a house that has only one.
    public static final TenantId DEFAULT = new TenantId("default");
}
