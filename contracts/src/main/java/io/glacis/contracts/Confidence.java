package io.glacis.contracts;

/// The bounds of a probability.
final class Confidence {
    private Confidence() {}

    static void require(String field, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(field + " must be 0..1, was " + value);
        }
    }
}
