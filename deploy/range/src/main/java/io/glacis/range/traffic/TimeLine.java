package io.glacis.range.traffic;

import io.glacis.range.world.Budgets.Rate;
import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// When something happened: the last so many times in `System.nanoTime()`, and how often in all.
final class TimeLine {
    static final int STAMPS_MAX = 200_000;
    private static final int STAMPS_FIRST = 64;
    private static final double NANOS = 1e9;

    private final Lock lock = new ReentrantLock();
    private long[] ring = new long[STAMPS_FIRST];
    private long total;

    void note(long nanoTime) {
        lock.lock();
        try {
            if (total >= ring.length && ring.length < STAMPS_MAX) {
                ring = Arrays.copyOf(ring, Math.min(STAMPS_MAX, ring.length * 2));
            }
            ring[(int) (total % ring.length)] = nanoTime;
            total++;
        } finally {
            lock.unlock();
        }
    }

    long total() {
        lock.lock();
        try {
            return total;
        } finally {
            lock.unlock();
        }
    }

    /// The kept stamps, oldest first.
    long[] stamps() {
        lock.lock();
        try {
            long[] stamps = Arrays.copyOf(ring, (int) Math.min(total, ring.length));
            Arrays.sort(stamps);
            return stamps;
        } finally {
            lock.unlock();
        }
    }

    /// How many came within any one window of so many seconds, at most.
    static int most(long[] stamps, double windowSeconds) {
        long width = (long) (windowSeconds * NANOS);
        int most = 0;
        int from = 0;
        for (int to = 0; to < stamps.length; to++) {
            while (stamps[to] - stamps[from] >= width) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    /// Windows of so many seconds, none overlapping another, that hold more than the rate allows.
    static int windowsOver(long[] stamps, double windowSeconds, Rate rate) {
        long width = (long) (windowSeconds * NANOS);
        double bound = rate.boundFor(windowSeconds);
        int over = 0;
        int from = 0;
        for (int to = 0; to < stamps.length; to++) {
            while (from < to && stamps[to] - stamps[from] >= width) {
                from++;
            }
            if (to - from + 1 > bound) {
                over++;
                from = to + 1;
            }
        }
        return over;
    }
}
