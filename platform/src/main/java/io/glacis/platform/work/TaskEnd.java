package io.glacis.platform.work;

import java.time.Duration;
import java.util.function.Consumer;

/// How a run of a task ended.
public sealed interface TaskEnd {
    /// The work is done; `commit` runs in the transaction that settles the task.
    record Done(Consumer<Unit> commit) implements TaskEnd {}

    /// There was nothing to do, for a reason that people may read; `commit` as above.
    record Skipped(String reason, Consumer<Unit> commit) implements TaskEnd {}

    /// It cannot work, now or later; `commit` records what is known, such as UNKNOWN verdicts.
    record Failed(String reason, Consumer<Unit> commit) implements TaskEnd {}

    /// A passing fault: try again, not before `after`. On the last attempt `lastly` is taken
    /// instead.
    record Retry(String reason, Duration after, TaskEnd lastly) implements TaskEnd {}

    /// Done, and this is to be committed with it.
    static TaskEnd done(Consumer<Unit> commit) {
        return new Done(commit);
    }

    /// Nothing to do.
    static TaskEnd skipped(String reason) {
        return new Skipped(reason, _ -> {});
    }

    /// Failed for good.
    static TaskEnd failed(String reason) {
        return new Failed(reason, _ -> {});
    }

    /// Try again, and fail with the same reason after the last attempt.
    static TaskEnd retry(String reason, Duration after) {
        return new Retry(reason, after, failed(reason));
    }
}
