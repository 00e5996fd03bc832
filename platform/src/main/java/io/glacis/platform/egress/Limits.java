package io.glacis.platform.egress;

import java.time.Duration;

/// How much one exchange may take. Values above the caps are cut to them.
///
/// @param wireBytesMax body bytes read from the wire; more is cut and flagged
/// @param inflatedBytesMax body bytes after decompression; more is cut and flagged
/// @param callTimeout from connecting to the last byte
/// @param patience how long to wait for the governor before the exchange is refused as BUDGET
public record Limits(
        int wireBytesMax, int inflatedBytesMax, Duration callTimeout, Duration patience) {
    private static final int MEBIBYTE = 1 << 20;
    static final int BYTES_CAP = 64 * MEBIBYTE;
    static final Duration CALL_CAP = Duration.ofSeconds(60);
    static final Duration PATIENCE_CAP = Duration.ofMinutes(5);

    public static final Limits DEFAULT =
            new Limits(MEBIBYTE, 8 * MEBIBYTE, Duration.ofSeconds(15), Duration.ofSeconds(30));

    public Limits {
        if (wireBytesMax < 0 || inflatedBytesMax < 0) {
            throw new IllegalArgumentException("limits must not be negative");
        }
        if (!callTimeout.isPositive() || patience.isNegative()) {
            throw new IllegalArgumentException("limits need a positive callTimeout");
        }
        wireBytesMax = Math.min(wireBytesMax, BYTES_CAP);
        inflatedBytesMax = Math.min(inflatedBytesMax, BYTES_CAP);
        callTimeout = callTimeout.compareTo(CALL_CAP) > 0 ? CALL_CAP : callTimeout;
        patience = patience.compareTo(PATIENCE_CAP) > 0 ? PATIENCE_CAP : patience;
    }

    public Limits withWireBytesMax(int bytes) {
        return new Limits(bytes, Math.max(inflatedBytesMax, bytes), callTimeout, patience);
    }

    public Limits withInflatedBytesMax(int bytes) {
        return new Limits(wireBytesMax, bytes, callTimeout, patience);
    }

    public Limits withCallTimeout(Duration timeout) {
        return new Limits(wireBytesMax, inflatedBytesMax, timeout, patience);
    }

    public Limits withPatience(Duration time) {
        return new Limits(wireBytesMax, inflatedBytesMax, callTimeout, time);
    }
}
