package io.glacis.platform.egress.governor;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// One key's waiting line in this process: first come, first served, and one asks for all.
///
/// A lease's tokens are worth nothing five seconds after they were asked for. The monotonic clock
/// runs on while a process is stopped, so a process that wakes up late wakes up empty-handed.
final class Lane {
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long LEASE_NANOS = 5_000_000_000L;
    private static final long LEASE_MAX_MICROS = 4_000_000;
    private static final long BATCH_MICROS = 100_000;
    private static final long PAUSE_MAX = 1_000_000_000;

    /// What the lane answers.
    sealed interface Spent {
        record Granted(Token token) implements Spent {}

        record TooLate(Duration retryAfter) implements Spent {}
    }

    private final Buckets buckets;
    private final Ticker ticker;
    private final ReentrantLock line = new ReentrantLock(true);

    private int tokens;
    private long slot;
    private long nextAt;
    private long expires;
    private volatile boolean isVoid;

    Lane(Buckets buckets, Ticker ticker) {
        this.buckets = buckets;
        this.ticker = ticker;
    }

    Spent spend(PolitenessKey key, long deadline) throws InterruptedException {
        long patience = Math.max(0, deadline - ticker.nanos());
        if (!line.tryLock() && !line.tryLock(patience, TimeUnit.NANOSECONDS)) {
            return new Spent.TooLate(Duration.ofNanos(emissionNanos(key)));
        }
        try {
            while (true) {
                long now = ticker.nanos();
                if (isVoid || expires - now <= 0) {
                    isVoid = false;
                    tokens = 0;
                }
                long wait = tokens > 0 ? nextAt - now : lease(key);
                if (wait <= 0) {
                    if (tokens > 0) {
                        return new Spent.Granted(next(key));
                    }
                } else if (wait > deadline - now) {
                    return new Spent.TooLate(Duration.ofNanos(wait));
                } else {
                    ticker.pause(Math.min(wait, PAUSE_MAX));
                }
            }
        } finally {
            line.unlock();
        }
    }

    /// Throws away what is left of the lease: the key has to slow down.
    void forget() {
        isVoid = true;
    }

    boolean isIdle() {
        return !line.isLocked() && !line.hasQueuedThreads();
    }

    /// Asks the buckets; the nanoseconds to wait before trying again.
    private long lease(PolitenessKey key) {
        long asked = ticker.nanos();
        return switch (buckets.take(key, wanted(key.rate()))) {
            case Buckets.Take.Wait(long micros) -> Math.max(1, micros) * NANOS_PER_MICRO;
            case Buckets.Take.Granted(int granted, long newSlot) -> {
                tokens = granted;
                slot = newSlot;
                nextAt = asked;
                expires = asked + LEASE_NANOS;
                yield 0;
            }
        };
    }

    private Token next(PolitenessKey key) {
        tokens--;
        nextAt = Math.max(nextAt, ticker.nanos()) + emissionNanos(key);
        return new Token(key, slot, expires);
    }

    /// As many as stand in line, or a tenth of a second's worth; one where each needs its own slot.
    private int wanted(Rate rate) {
        if (rate.inFlightMax() > 0) {
            return 1;
        }
        long batch = Math.max(line.getQueueLength() + 1L, BATCH_MICROS / rate.emissionMicros());
        long most = Math.min(rate.burst(), LEASE_MAX_MICROS / rate.emissionMicros());
        return (int) Math.max(1, Math.min(batch, most));
    }

    private static long emissionNanos(PolitenessKey key) {
        return key.rate().emissionMicros() * NANOS_PER_MICRO;
    }
}
