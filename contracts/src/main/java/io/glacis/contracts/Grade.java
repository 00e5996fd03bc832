package io.glacis.contracts;

/// The letter of a score.
public enum Grade {
    A(90),
    B(80),
    C(70),
    D(60),
    F(0);

    private final int from;

    Grade(int from) {
        this.from = from;
    }

    /// The grade of a score, 0..100.
    public static Grade of(double score) {
        for (Grade grade : values()) {
            if (score >= grade.from) {
                return grade;
            }
        }
        throw new IllegalArgumentException("score must be 0..100, was " + score);
    }
}
