package io.glacis.platform.egress;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;

/// Reads Retry-After, as seconds or as a date, believing at most an hour.
final class RetryAfter {
    private static final Duration CAP = Duration.ofHours(1);

    private RetryAfter() {}

    static Duration of(Headers headers, InstantSource clock) {
        String value = headers.first("Retry-After").orElse("").strip();
        Duration asked = value.isEmpty() ? Duration.ZERO : read(value, clock);
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(CAP) > 0 ? CAP : asked;
    }

    private static Duration read(String value, InstantSource clock) {
        if (value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return value.length() > 9 ? CAP : Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
            return Duration.between(clock.instant(), date);
        } catch (DateTimeException | ArithmeticException _) {
            return Duration.ZERO;
        }
    }
}
