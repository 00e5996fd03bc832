package io.glacis.platform.egress.governor;

import java.time.Duration;

/// The governor's answer.
public sealed interface Grant {
    /// How long the caller waited for it.
    Duration waited();

    /// Go now. Close it when the exchange is over, to free its slots.
    final class Granted implements Grant, AutoCloseable {
        private final Duration waited;
        private final Runnable release;

        Granted(Duration waited, Runnable release) {
            this.waited = waited;
            this.release = release;
        }

        @Override
        public Duration waited() {
            return waited;
        }

        @Override
        public void close() {
            release.run();
        }
    }

    /// Not within the caller's patience. Ask again after `retryAfter`.
    record Exhausted(PolitenessKey key, Duration waited, Duration retryAfter) implements Grant {}
}
