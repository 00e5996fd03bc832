package io.glacis.platform.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes one waiting loop. Rings while nobody waits are remembered as one.
final class Bell {
    private final Semaphore rung = new Semaphore(0);

    void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /// Waits until it rings, at most this long.
    void await(Duration atMost) throws InterruptedException {
        if (rung.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            rung.drainPermits();
        }
    }

    /// As [#await], and keeps the thread's interruption for later.
    void awaitQuietly(Duration atMost) {
        try {
            await(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
