package io.glacis.rating.rules;

import io.glacis.rating.model.Confidence;
import org.jspecify.annotations.Nullable;

/// The part of a rule that moves the score.
///
/// @param confidence that the facts prove, or null where it follows from the quality of detection
/// @param slaDays of its own, or null where they follow from the severity
record Weight(
        double severity,
        double likelihood,
        String halfLife,
        @Nullable String gate,
        @Nullable Confidence confidence,
        @Nullable Integer slaDays) {}
