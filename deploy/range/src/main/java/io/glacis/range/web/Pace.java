package io.glacis.range.web;

import java.time.Duration;

/// How slowly a body is sent: `bytes` at a time with a pause after each.
public record Pace(int bytes, Duration pause) {
    public static final Pace AT_ONCE = new Pace(Integer.MAX_VALUE, Duration.ZERO);

    public Pace {
        if (bytes < 1) {
            throw new IllegalArgumentException("pace must send at least 1 byte, was " + bytes);
        }
    }
}
