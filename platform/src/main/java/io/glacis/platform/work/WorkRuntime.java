package io.glacis.platform.work;

import io.glacis.contracts.EventType;
import io.glacis.contracts.Service;
import io.glacis.contracts.TenantId;
import io.glacis.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The kernel's loops in a running service: intake, workers, relay and sweeper.
final class WorkRuntime {
    private static final Logger LOG = Logger.getLogger(WorkRuntime.class);
    private static final Duration IDLE = Duration.ofMillis(250);
    private static final Duration SWEEP = Duration.ofMillis(500);
    private static final Duration PURGE_EVERY = Duration.ofMinutes(10);
    private static final int RELAY_BATCH_MAX = 500;

    private final Workers workers;
    private final Relay relay;
    private final @Nullable KafkaIntake intake;
    private final @Nullable ScanLedger ledger;
    private final WorkStore store;
    private final WorkConfig config;
    private final Semaphore permits;
    private final Bell workBell = new Bell();
    private final Bell outboxBell = new Bell();
    private final Map<String, Run> running = new ConcurrentHashMap<>();
    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Thread> loops = new ArrayList<>();
    private volatile boolean isStopping;

    WorkRuntime(Parts parts, WorkConfig config) {
        this.config = config;
        this.store = parts.store();
        this.workers = parts.workers();
        this.ledger = parts.ledger();
        this.permits = new Semaphore(config.inFlightMax());
        Service service = service(config);
        this.relay =
                new Relay(
                        store,
                        parts.bus(),
                        service.text() + "-" + ProcessHandle.current().pid(),
                        RELAY_BATCH_MAX,
                        config.lease());
        Set<Topic> topics = topics(parts.handlers());
        this.intake =
                topics.isEmpty()
                        ? null
                        : new KafkaIntake(
                                new Intake(store, parts.handlers(), parts.faults()),
                                parts.bus(),
                                this::ring,
                                service,
                                topics,
                                config);
    }

    static Service service(WorkConfig config) {
        try {
            return Service.valueOf(config.service().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "glacis.work.service must be one of "
                            + Arrays.toString(Service.values())
                            + ", was "
                            + config.service(),
                    e);
        }
    }

    private static Set<Topic> topics(List<? extends EventHandler<?>> handlers) {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        for (EventType type : EventType.values()) {
            if (handlers.stream().anyMatch(handler -> handler.type() == type.record())) {
                topics.add(type.topic());
            }
        }
        return topics;
    }

    /// Wakes the loops: there may be work or events now.
    void ring() {
        workBell.ring();
        outboxBell.ring();
    }

    void start() {
        loop("workers", () -> workBell.await(leaseAndRun() ? Duration.ZERO : IDLE));
        loop("relay", () -> outboxBell.await(relay.relay() > 0 ? Duration.ZERO : IDLE));
        loop("leases", new LeaseKeeper()::step);
        loop("sweeper", new Sweeper()::step);
        if (intake != null) {
            loops.add(Thread.ofPlatform().name("glacis-intake").start(intake));
        }
    }

    private void loop(String name, Step step) {
        loops.add(
                Thread.ofPlatform()
                        .name("glacis-" + name)
                        .start(() -> {
                            while (!isStopping) {
                                guarded(name, step);
                            }
                        }));
    }

    private void guarded(String name, Step step) {
        try {
            step.take();
        } catch (InterruptedException e) {
            isStopping = true;
        } catch (Exception | StackOverflowError | LinkageError e) {
            LOG.warnf(e, "kernel loop failed and goes on: loop=%s", name);
            new Bell().awaitQuietly(IDLE.multipliedBy(4));
        }
    }

    /// Leases as many tasks as there are free permits; true when the frontier may hold more.
    private boolean leaseAndRun() throws InterruptedException {
        permits.acquire();
        int free = 1 + permits.drainPermits();
        List<Task> leased = List.of();
        try {
            leased = workers.lease(free);
        } finally {
            permits.release(free - leased.size());
        }
        for (Task task : leased) {
            tasks.execute(() -> runAndSettle(task));
        }
        return leased.size() == Math.min(free, config.claimMax());
    }

    private void runAndSettle(Task task) {
        Run run = new Run(task, Thread.currentThread(), System.nanoTime());
        running.put(task.id().text(), run);
        try {
            workers.settle(task, endOf(task));
        } catch (InterruptedException e) {
            giveBack(task);
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "task not settled, its lease will run out: probe=%s task=%s",
                    task.probe(),
                    task.id());
        } finally {
            running.remove(task.id().text(), run);
            permits.release();
            ring();
        }
    }

    private void giveBack(Task task) {
        try {
            workers.giveBack(task);
        } catch (RuntimeException e) {
            LOG.infof(e, "task not given back, its lease will run out: task=%s", task.id());
        }
    }

    private TaskEnd endOf(Task task) throws InterruptedException {
        try {
            return workers.run(task);
        } catch (InterruptedException e) {
            if (isStopping) {
                throw e;
            }
            return TaskEnd.retry("ran longer than " + config.runMax(), Duration.ZERO);
        }
    }

    Backlog backlog() {
        WorkTransaction.Pending pending =
                store.transact(TenantId.DEFAULT, WorkTransaction::pending);
        long lag = intake == null ? 0 : intake.lag();
        return new Backlog(
                service(config).text(),
                pending.outbox(),
                pending.ready(),
                pending.running(),
                lag,
                pending.outbox() + pending.ready() + pending.running() + lag == 0);
    }

    void stop() {
        isStopping = true;
        if (intake != null) {
            intake.stop();
        }
        loops.forEach(Thread::interrupt);
        tasks.shutdownNow();
        try {
            for (Thread loop : loops) {
                loop.join(Duration.ofSeconds(5));
            }
            if (!tasks.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.infof(
                        "tasks still running at stop, their leases run out: tasks=%d",
                        running.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Step {
        void take() throws Exception;
    }

    /// What the loops work with.
    record Parts(
            WorkStore store,
            Workers workers,
            KafkaEventBus bus,
            List<? extends EventHandler<?>> handlers,
            @Nullable ScanLedger ledger,
            Faults faults) {}

    /// A task in the hands of a thread.
    private record Run(Task task, Thread thread, long began) {}

    /// Keeps the leases of running tasks and takes back lost ones. A loop of its own: whatever is
    /// slow or fails elsewhere must not cost healthy tasks their leases.
    private final class LeaseKeeper {
        private final Bell bell = new Bell();
        private long renewedAt = System.nanoTime();

        void step() throws InterruptedException {
            long now = System.nanoTime();
            if (now - renewedAt > config.lease().toNanos() / 3) {
                workers.renew(inTime(now));
                renewedAt = now;
            }
            workers.reclaim();
            bell.await(SWEEP);
        }

        /// A run without an end would keep its lease, and its scan open, for ever.
        private List<Task> inTime(long now) {
            List<Task> inTime = new ArrayList<>();
            for (Run run : running.values()) {
                if (now - run.began() < config.runMax().toNanos()) {
                    inTime.add(run.task());
                } else {
                    run.thread().interrupt();
                }
            }
            return inTime;
        }
    }

    /// Completes scans, and purges what is old.
    private final class Sweeper {
        private final Bell bell = new Bell();
        private long purgedAt = System.nanoTime();

        void step() throws InterruptedException {
            if (ledger != null) {
                ledger.sweep();
                outboxBell.ring();
            }
            long now = System.nanoTime();
            if (now - purgedAt > PURGE_EVERY.toNanos()) {
                purgedAt = now;
                store.transact(
                        TenantId.DEFAULT,
                        tx -> {
                            tx.purge(config.keep());
                            return true;
                        });
            }
            bell.await(SWEEP);
        }
    }
}
