package io.glacis.platform.egress.governor;

import java.time.Duration;

/// The shared truth of rates: GCRA buckets with concurrency slots and a pace that slows down.
interface Buckets {
    /// Takes up to `tokens` for the key, or says how long to wait.
    Take take(PolitenessKey key, int tokens);

    /// Frees a concurrency slot.
    void release(PolitenessKey key, long slot);

    /// Halves the pace and stops the key for `pause`.
    void slowDown(PolitenessKey key, Duration pause);

    /// What a bucket answers.
    sealed interface Take {
        /// @param slot identity of the concurrency slot; 0 where the key has none
        record Granted(int tokens, long slot) implements Take {}

        record Wait(long micros) implements Take {}
    }
}
