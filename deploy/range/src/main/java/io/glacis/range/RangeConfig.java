package io.glacis.range;

import java.nio.file.Path;
import java.time.Clock;

/// Where a Range keeps its files and listens. Port 0 picks a free one.
public record RangeConfig(Path home, int dnsPort, int adminPort, Clock clock) {
    public static RangeConfig in(Path home) {
        return new RangeConfig(home, 0, 0, Clock.systemUTC());
    }
}
