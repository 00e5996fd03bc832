package io.glacis.platform.egress.governor;

import java.util.ArrayList;
import java.util.List;

/// One key's bucket in memory; the same arithmetic stands in SQL in `db/governor`. All times are
/// microseconds.
final class Bucket {
    static final long SLOT_LIFE = 75_000_000;
    static final long SLOT_POLL = 25_000;
    private static final int FULL_PACE = 1_000;
    private static final int SLOWEST_PACE = 62;
    private static final long MICROS_PER_PACE = 600_000;

    private long tat;
    private int pace = FULL_PACE;
    private long pacedAt;
    private long blockedUntil;
    private final List<Long> busy = new ArrayList<>();

    Buckets.Take take(Rate rate, int wanted, long now) {
        if (blockedUntil > now) {
            return new Buckets.Take.Wait(blockedUntil - now);
        }
        busy.removeIf(until -> until <= now);
        if (rate.inFlightMax() > 0 && busy.size() >= rate.inFlightMax()) {
            return new Buckets.Take.Wait(SLOT_POLL);
        }
        long emission = rate.emissionMicros() * FULL_PACE / paceAt(now);
        long tolerance = Math.max(rate.toleranceMicros(), emission);
        long base = Math.max(tat, now);
        long granted = Math.min(wanted, (tolerance - (base - now)) / emission);
        if (granted < 1) {
            return new Buckets.Take.Wait(base - now + emission - tolerance);
        }
        tat = base + granted * emission;
        return new Buckets.Take.Granted((int) granted, rate.inFlightMax() > 0 ? slot(now) : 0);
    }

    void release(long slot) {
        busy.remove(slot);
    }

    void slowDown(long pause, long now) {
        pace = Math.max(SLOWEST_PACE, paceAt(now) / 2);
        pacedAt = now;
        blockedUntil = Math.max(blockedUntil, now + pause);
    }

    /// Whether forgetting this bucket changes nothing.
    boolean isFresh(long now) {
        return tat <= now && blockedUntil <= now && busy.isEmpty() && paceAt(now) == FULL_PACE;
    }

    /// A tenth comes back each minute.
    private int paceAt(long now) {
        return (int) Math.min(FULL_PACE, pace + (now - pacedAt) / MICROS_PER_PACE);
    }

    private long slot(long now) {
        long until = now + SLOT_LIFE;
        while (busy.contains(until)) {
            until++;
        }
        busy.add(until);
        return until;
    }
}
