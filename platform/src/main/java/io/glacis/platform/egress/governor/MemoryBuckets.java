package io.glacis.platform.egress.governor;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Buckets of a single process.
final class MemoryBuckets implements Buckets {
    private static final int BUCKETS_MAX = 100_000;

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final LongSupplier micros;

    MemoryBuckets(LongSupplier micros) {
        this.micros = micros;
    }

    @Override
    public Take take(PolitenessKey key, int tokens) {
        if (buckets.size() > BUCKETS_MAX) {
            long now = micros.getAsLong();
            buckets.keySet()
                    .forEach(text ->
                            buckets.computeIfPresent(
                                    text, (_, bucket) -> bucket.isFresh(now) ? null : bucket));
        }
        Take[] taken = new Take[1];
        buckets.compute(
                key.text(),
                (_, known) -> {
                    Bucket bucket = known == null ? new Bucket() : known;
                    taken[0] = bucket.take(key.rate(), tokens, micros.getAsLong());
                    return bucket;
                });
        return taken[0];
    }

    @Override
    public void release(PolitenessKey key, long slot) {
        buckets.computeIfPresent(
                key.text(),
                (_, bucket) -> {
                    bucket.release(slot);
                    return bucket;
                });
    }

    @Override
    public void slowDown(PolitenessKey key, Duration pause) {
        buckets.compute(
                key.text(),
                (_, known) -> {
                    Bucket bucket = known == null ? new Bucket() : known;
                    bucket.slowDown(pause.toNanos() / 1_000, micros.getAsLong());
                    return bucket;
                });
    }
}
