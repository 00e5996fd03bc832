package io.glacis.rating.model;

import org.jspecify.annotations.Nullable;

/// What is wrong, apart from where and since when.
///
/// @param severity 0..10
/// @param likelihood that somebody uses it, 0..1
/// @param halfLife name of a half-life of the model
/// @param gate name of a gate of the model, or null where it limits nothing
public record Weakness(
        double severity,
        double likelihood,
        Confidence confidence,
        String halfLife,
        @Nullable String gate) {
    private static final double SEVERITY_MAX = 10;

    public Weakness {
        if (!(severity >= 0 && severity <= SEVERITY_MAX)) {
            throw new IllegalArgumentException("severity must be 0..10, was " + severity);
        }
        if (!(likelihood >= 0 && likelihood <= 1)) {
            throw new IllegalArgumentException("likelihood must be 0..1, was " + likelihood);
        }
    }
}
