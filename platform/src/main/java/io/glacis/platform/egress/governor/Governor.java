package io.glacis.platform.egress.governor;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/// Decides when the next packet may leave. Two implementations: one over PostgreSQL for a house of
/// several processes, one in memory for a single process.
///
/// In any window W of one key at most `burst + rate·(W + 5 s) + 2` grants are used, whatever dies,
/// pauses or wakes up in between.
public interface Governor extends AutoCloseable {
    /// Waits until every key grants, most specific key first, or patience ends. Meant for virtual
    /// threads.
    Grant acquire(List<PolitenessKey> keys, Duration patience) throws InterruptedException;

    /// The far side asked us to slow down (429, 503): halves the key's rate, which recovers by a
    /// tenth a minute, and stops it for `pause` (Retry-After) when that is positive.
    void slowDown(PolitenessKey key, Duration pause);

    /// Counts a failed exchange; thirty in a row stop the key for a quarter of an hour.
    void failed(PolitenessKey key);

    /// An exchange succeeded: the row of failures ends.
    void succeeded(PolitenessKey key);

    @Override
    void close();

    /// The governor of the whole house, in schema `governor` of the shared database.
    static Governor postgres(DataSource database) {
        return new LeasingGovernor(new PostgresBuckets(database, null), Ticker.system());
    }

    /// The governor of a single process that nobody shares the line with.
    static Governor inMemory() {
        return inMemory(Ticker.system());
    }

    /// The governor of a single process in a time of its own.
    static Governor inMemory(Ticker ticker) {
        return new LeasingGovernor(new MemoryBuckets(() -> ticker.nanos() / 1_000), ticker);
    }
}
