package io.glacis.platform.egress.governor;

import java.util.concurrent.TimeUnit;

/// Monotonic time, and waiting in it.
public interface Ticker {
    long nanos();

    void pause(long nanos) throws InterruptedException;

    /// `System.nanoTime` and a sleeping thread.
    static Ticker system() {
        return new Ticker() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(long nanos) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(nanos);
            }
        };
    }
}
