package io.glacis.platform.egress.governor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Takes tokens from shared buckets in small leases and spends them at the key's own pace.
final class LeasingGovernor implements Governor {
    private static final int LANES_MAX = 20_000;
    private static final int TURNSTILE_MAX = 20;
    private static final int FAILURES_MAX = 30;
    private static final Duration CIRCUIT_OPEN = Duration.ofMinutes(15);

    private final Buckets buckets;
    private final Ticker ticker;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Map<String, Semaphore> turnstiles = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();

    LeasingGovernor(Buckets buckets, Ticker ticker) {
        this.buckets = buckets;
        this.ticker = ticker;
    }

    @Override
    public Grant acquire(List<PolitenessKey> keys, Duration patience) throws InterruptedException {
        if (keys.size() < 2) {
            return acquire(keys, ticker.nanos(), patience);
        }
        long began = ticker.nanos();
        Semaphore turnstile = turnstileOf(keys.getLast());
        if (!turnstile.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return new Grant.Exhausted(keys.getLast(), waited(began), Duration.ofSeconds(1));
        }
        try {
            return acquire(keys, began, patience);
        } finally {
            turnstile.release();
        }
    }

    /// Many who hold a token of a narrow key and wait for one of a wide key would all wait longer
    /// than their tokens live, and nobody would ever go. So only as many may ask for both as the
    /// wide key grants in about a second.
    private Semaphore turnstileOf(PolitenessKey widest) {
        int permits = Math.clamp((long) widest.rate().perSecond(), 2, TURNSTILE_MAX);
        return turnstiles.computeIfAbsent(widest.text(), _ -> new Semaphore(permits, true));
    }

    private Grant acquire(List<PolitenessKey> keys, long began, Duration patience)
            throws InterruptedException {
        long deadline = began + patience.toNanos();
        List<Token> held = new ArrayList<>();
        boolean isWhole = false;
        try {
            while (held.size() < keys.size()) {
                PolitenessKey key = keys.get(held.size());
                switch (laneOf(key).spend(key, deadline)) {
                    case Lane.Spent.Granted(Token token) -> held.add(token);
                    case Lane.Spent.TooLate(Duration retryAfter) -> {
                        return new Grant.Exhausted(key, waited(began), retryAfter);
                    }
                }
                if (held.size() == keys.size()) {
                    dropExpired(held);
                }
            }
            isWhole = true;
            List<Token> granted = List.copyOf(held);
            return new Grant.Granted(waited(began), () -> granted.forEach(this::release));
        } finally {
            if (!isWhole) {
                held.forEach(this::release);
            }
        }
    }

    /// A token that waited too long for the others is worth nothing: from it on, all are asked
    /// anew.
    private void dropExpired(List<Token> held) {
        long now = ticker.nanos();
        for (int i = 0; i < held.size(); i++) {
            if (held.get(i).expires() - now <= 0) {
                List<Token> late = held.subList(i, held.size());
                late.forEach(this::release);
                late.clear();
                return;
            }
        }
    }

    private void release(Token token) {
        if (token.slot() != 0) {
            buckets.release(token.key(), token.slot());
        }
    }

    private Lane laneOf(PolitenessKey key) {
        if (lanes.size() > LANES_MAX) {
            lanes.values().removeIf(Lane::isIdle);
            turnstiles.values().removeIf(turnstile -> !turnstile.hasQueuedThreads());
        }
        return lanes.computeIfAbsent(key.text(), _ -> new Lane(buckets, ticker));
    }

    private Duration waited(long began) {
        return Duration.ofNanos(ticker.nanos() - began);
    }

    @Override
    public void slowDown(PolitenessKey key, Duration pause) {
        buckets.slowDown(key, pause);
        Lane lane = lanes.get(key.text());
        if (lane != null) {
            lane.forget();
        }
    }

    @Override
    public void failed(PolitenessKey key) {
        if (failures.size() > LANES_MAX) {
            failures.clear();
        }
        int row = failures.computeIfAbsent(key.text(), _ -> new AtomicInteger()).incrementAndGet();
        if (row >= FAILURES_MAX) {
            failures.remove(key.text());
            slowDown(key, CIRCUIT_OPEN);
        }
    }

    @Override
    public void succeeded(PolitenessKey key) {
        failures.remove(key.text());
    }

    @Override
    public void close() {
        lanes.clear();
        turnstiles.clear();
        failures.clear();
    }
}
