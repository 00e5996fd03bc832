package io.glacis.rating.model;

import java.util.Locale;

/// How surely a finding was detected. Each class weighs what the model says.
public enum Confidence {
    VERIFIED,
    FIRM,
    TENTATIVE,
    INFERRED;

    /// The word in model and rule files.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
