package io.glacis.reporting.webhook;

import org.jspecify.annotations.Nullable;

/// What came of one delivery.
sealed interface Outcome {
    int GONE = 410;

    /// The receiver has it.
    record Delivered(int status) implements Outcome {}

    /// The receiver wants no more, ever.
    record Unwanted() implements Outcome {}

    /// Not delivered; a later attempt may be.
    record Missed(@Nullable Integer status, String problem) implements Outcome {}

    /// What a status says. A redirect is a miss: we do not follow it.
    static Outcome of(int status) {
        if (status >= 200 && status < 300) {
            return new Delivered(status);
        }
        return status == GONE
                ? new Unwanted()
                : new Missed(status, "the receiver answered " + status);
    }
}
