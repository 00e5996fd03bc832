package io.glacis.platform.work;

import io.glacis.contracts.Lane;
import io.glacis.contracts.TaskSettled.End;
import io.glacis.contracts.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Leases tasks, runs their handlers and settles them (steps S4, S6 and S7 of the kernel).
final class Workers {
    private static final int REASON_LENGTH_MAX = 300;
    private static final int SETTLE_TRIES_MAX = 5;
    private static final int WEIGHTS = Arrays.stream(Lane.values()).mapToInt(Lane::weight).sum();

    private final WorkStore store;
    private final ScanBook book;
    private final Map<String, TaskHandler> handlers;
    private final WorkLimits limits;
    private final RandomGenerator random;
    private final Faults faults;

    Workers(
            WorkStore store,
            ScanBook book,
            Map<String, TaskHandler> handlers,
            WorkLimits limits,
            RandomGenerator random,
            Faults faults) {
        this.store = store;
        this.book = book;
        this.handlers = Map.copyOf(handlers);
        this.limits = limits;
        this.random = random;
        this.faults = faults;
    }

    /// Leases up to `free` tasks: each lane its weighted share, then what is left in order of
    /// urgency.
    List<Task> lease(int free) {
        Failpoints.hit("S4.before-lease");
        int permits = Math.min(free, limits.claimMax());
        List<Task> leased =
                store.transact(
                        TenantId.DEFAULT,
                        tx -> {
                            List<Task> found = new ArrayList<>();
                            Map<Lane, Integer> shares = shares(permits);
                            for (Lane lane : Lane.values()) {
                                lease(tx, lane, shares.getOrDefault(lane, 0), found);
                            }
                            for (Lane lane : Lane.values()) {
                                lease(tx, lane, permits - found.size(), found);
                            }
                            return found;
                        });
        Failpoints.hit("S4.after-lease");
        return leased;
    }

    /// Each permit is drawn for a lane by weight. A busy service has one free permit at a time, and
    /// a share of it that is rounded would always be the most urgent lane's.
    private Map<Lane, Integer> shares(int permits) {
        Map<Lane, Integer> shares = new EnumMap<>(Lane.class);
        for (int i = 0; i < permits; i++) {
            shares.merge(drawn(), 1, Integer::sum);
        }
        return shares;
    }

    private Lane drawn() {
        int at = random.nextInt(WEIGHTS);
        for (Lane lane : Lane.values()) {
            at -= lane.weight();
            if (at < 0) {
                return lane;
            }
        }
        throw new IllegalStateException("the weights add up to more than was drawn");
    }

    private void lease(WorkTransaction tx, Lane lane, int max, List<Task> found) {
        if (max > 0) {
            found.addAll(tx.lease(lane, max, limits.attemptMax(), limits.lease()));
        }
    }

    /// Runs a leased task's handler. Whatever it throws is a retry.
    ///
    /// @throws InterruptedException when the thread was interrupted meanwhile, whatever the handler
    ///   made of it: a run that was cut short has no results
    TaskEnd run(Task task) throws InterruptedException {
        TaskHandler handler = handlers.get(task.probe());
        if (handler == null) {
            return TaskEnd.failed("no handler takes " + task.probe());
        }
        try {
            Failpoints.hit("S6.before-run");
            TaskEnd end = handler.run(task);
            Failpoints.hit("S6.after-run");
            requireUninterrupted();
            return end;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            requireUninterrupted();
            faults.onTaskFault(task, e);
            return TaskEnd.retry(
                    e.getClass().getSimpleName() + " in " + task.probe(), Duration.ZERO);
        }
    }

    private static void requireUninterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the run was cut short");
        }
    }

    /// Settles a task with its results, children and events in one transaction.
    ///
    /// @return false when another worker holds a newer lease: nothing of this run was kept
    boolean settle(Task task, TaskEnd end) {
        Failpoints.hit("S7.before-commit");
        boolean settled;
        try {
            settled = settleAgainWhenLost(task, end);
        } catch (RuntimeException e) {
            boolean isRefused =
                    e instanceof IllegalArgumentException || e instanceof IllegalStateException;
            if (!isRefused && !Refusals.isLasting(e)) {
                throw e;
            }
            // the results themselves are refused, so running again is the only thing that can help
            faults.onTaskFault(task, e);
            TaskEnd retry = TaskEnd.retry("results refused: " + e.getMessage(), Duration.ZERO);
            settled = store.transact(task.tenant(), tx -> settle(tx, task, retry));
        }
        if (!settled) {
            faults.onFenced(task);
        }
        Failpoints.hit("S7.after-commit");
        return settled;
    }

    private boolean settleAgainWhenLost(Task task, TaskEnd end) {
        for (int tries = 1; ; tries++) {
            try {
                return store.transact(task.tenant(), tx -> settle(tx, task, end));
            } catch (RuntimeException e) {
                if (tries == SETTLE_TRIES_MAX || !Refusals.isLostTransaction(e)) {
                    throw e;
                }
            }
        }
    }

    private boolean settle(WorkTransaction tx, Task task, TaskEnd end) {
        return switch (end) {
            case TaskEnd.Done(var commit) -> finish(tx, task, End.DONE, null, commit);
            case TaskEnd.Skipped(var reason, var commit) ->
                    finish(tx, task, End.SKIPPED, reason, commit);
            case TaskEnd.Failed(var reason, var commit) ->
                    finish(tx, task, End.FAILED, reason, commit);
            case TaskEnd.Retry(_, _, var lastly) when task.attempt() >= task.attemptMax() ->
                    settle(tx, task, lastly);
            case TaskEnd.Retry(var reason, var after, _) ->
                    tx.release(
                            task.id(),
                            task.fence(),
                            backoff(task.attempt(), after),
                            bounded(reason));
        };
    }

    private boolean finish(
            WorkTransaction tx,
            Task task,
            End end,
            @Nullable String reason,
            Consumer<Unit> commit) {
        String shown = reason == null ? null : bounded(reason);
        if (!tx.end(task.id(), task.fence(), end, shown)) {
            return false;
        }
        KernelUnit unit = new KernelUnit(tx, task);
        commit.accept(unit);
        if (task.scan() != null) {
            book.settled(unit, task, end, shown);
        }
        return true;
    }

    /// Makes a task ready again at once whose run is cut short because the process stops.
    void giveBack(Task task) {
        store.transact(
                task.tenant(),
                tx -> tx.release(task.id(), task.fence(), Duration.ZERO, "its worker stopped"));
    }

    /// Makes tasks ready again whose worker is gone, and quarantines those that keep losing theirs:
    /// a task that kills the process must not keep its scan open for ever.
    void reclaim() {
        List<Task> hopeless =
                store.transact(
                        TenantId.DEFAULT,
                        tx -> tx.reclaim(limits.leasesLostMax(), limits.attemptMax()));
        for (Task task : hopeless) {
            settle(task, TaskEnd.failed("quarantined: its worker was lost too often"));
        }
    }

    /// Keeps the leases of running tasks.
    void renew(List<Task> running) {
        store.transact(
                TenantId.DEFAULT,
                tx -> {
                    running.forEach(task -> tx.renew(task.id(), task.fence(), limits.lease()));
                    return running.size();
                });
    }

    /// Exponential with full jitter over its upper half, never sooner than `after`.
    private Duration backoff(int attempt, Duration after) {
        long ceiling = limits.retryBase().toMillis() << Math.min(attempt - 1, 20);
        long capped = Math.min(ceiling, limits.retryCap().toMillis());
        Duration delay = Duration.ofMillis(capped / 2 + random.nextLong(capped / 2 + 1));
        return delay.compareTo(after) > 0 ? delay : after;
    }

    private static String bounded(String reason) {
        if (reason.length() <= REASON_LENGTH_MAX) {
            return reason;
        }
        boolean isInsidePair = Character.isHighSurrogate(reason.charAt(REASON_LENGTH_MAX - 1));
        return reason.substring(0, isInsidePair ? REASON_LENGTH_MAX - 1 : REASON_LENGTH_MAX);
    }
}
