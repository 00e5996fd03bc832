package io.glacis.contracts;

/// Severity bands over the 0..10 scale.
public enum Severity {
    CRITICAL(9.0),
    HIGH(7.0),
    MEDIUM(4.0),
    LOW(0.1),
    INFO(0.0);

    private final double from;

    Severity(double from) {
        this.from = from;
    }

    /// The band of a score.
    public static Severity of(double score) {
        for (Severity severity : values()) {
            if (score >= severity.from) {
                return severity;
            }
        }
        throw new IllegalArgumentException("severity score must be 0..10, was " + score);
    }
}
