package io.glacis.platform.work;

import io.glacis.contracts.AssetId;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.Event;
import io.glacis.contracts.EventId;
import io.glacis.contracts.EventType;
import io.glacis.contracts.Lane;
import io.glacis.contracts.ScanCompleted;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.ScanRequested;
import io.glacis.contracts.Service;
import io.glacis.contracts.Stage;
import io.glacis.contracts.TaskId;
import io.glacis.contracts.TaskSettled;
import io.glacis.contracts.TenantId;
import io.glacis.contracts.Verdict;
import io.glacis.contracts.VerdictsReached;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// One random schedule of the real kernel over two services: an owner of the scan ledger, whose
/// tasks spawn tasks and hand work over, and a worker that reports back by events.
///
/// Everything that can go wrong is drawn from the seed: records come twice and out of order,
/// workers crash between any two steps, zombies settle after their lease has gone, the relay dies
/// between send and forget. The fault rate falls to nothing in the end, so that every scan can
/// finish.
final class Simulation {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final BrandId BRAND = BrandId.of(TENANT, "simulated");
    private static final ScanId SCAN = ScanId.of(BRAND, "1");
    private static final int STEPS_WITH_FAULTS = 60;
    private static final int STEPS_MAX = 4_000;
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final WorkLimits LIMITS =
            new WorkLimits(8, LEASE, 30, 30, Duration.ofMillis(10), Duration.ofMillis(40));

    private final SplittableRandom random;
    private final boolean announcesInTransaction;
    private final Node owner;
    private final Node worker;
    private final List<Delivery> bus = new ArrayList<>();
    private final Map<String, Integer> resultsByTask = new HashMap<>();
    private final Set<String> everSpawned = new HashSet<>();
    private int completions;
    private boolean wasPremature;
    private int budget;

    private Simulation(long seed, Weakness weakness) {
        this.random = new SplittableRandom(seed);
        this.budget = 4 + random.nextInt(12);
        this.announcesInTransaction = weakness != Weakness.ANNOUNCES_LATER;
        this.owner = new Node(Service.DISCOVERY, weakness);
        this.worker = new Node(Service.ASSESSMENT, weakness);
    }

    /// What is taken out of the kernel, to show that the simulation would notice.
    enum Weakness {
        NONE,
        NO_FENCE,
        NO_INBOX,
        ANNOUNCES_LATER
    }

    /// What one schedule came to.
    ///
    /// @param isPremature whether the scan was completed while work of it was still to be settled
    /// @param isStuck whether it never completed
    /// @param isDoubled whether some task's results were kept twice, or completion was said twice
    record Outcome(boolean isPremature, boolean isStuck, boolean isDoubled) {
        boolean isGood() {
            return !isPremature && !isStuck && !isDoubled;
        }
    }

    static Outcome run(long seed, Weakness weakness) {
        return new Simulation(seed, weakness).run();
    }

    private Outcome run() {
        owner.open();
        int step = 0;
        while (step < STEPS_MAX && !(completions > 0 && isQuiet())) {
            step(step++ < STEPS_WITH_FAULTS);
        }
        boolean isDoubled = completions > 1 || resultsByTask.values().stream().anyMatch(n -> n > 1);
        return new Outcome(wasPremature, completions == 0, isDoubled);
    }

    private boolean isQuiet() {
        return bus.isEmpty() && owner.isQuiet() && worker.isQuiet();
    }

    private void step(boolean mayFail) {
        Node node = random.nextBoolean() ? owner : worker;
        switch (random.nextInt(mayFail ? 8 : 6)) {
            case 0 -> node.lease();
            case 1, 2 -> node.settleOne(mayFail);
            case 3 -> node.relay(mayFail);
            case 4 -> deliver(mayFail);
            case 5 -> node.sweep();
            case 6 -> node.crash();
            default -> node.pass(LEASE.plusSeconds(1));
        }
        if (!mayFail) {
            node.pass(Duration.ofSeconds(5));
        }
    }

    /// Takes any record, not the oldest; may leave a copy on the bus.
    private void deliver(boolean mayFail) {
        if (!bus.isEmpty()) {
            int at = random.nextInt(bus.size());
            Delivery delivery = mayFail && random.nextInt(3) == 0 ? bus.get(at) : bus.remove(at);
            owner.intake.take(List.of(delivery));
            worker.intake.take(List.of(delivery));
        }
    }

    /// Work that was ever wanted, in either service, and has not ended.
    private boolean isWorkLeft() {
        return everSpawned.stream().anyMatch(task -> !resultsByTask.containsKey(task));
    }

    /// One service: its rows survive a crash, what it holds in memory does not.
    private final class Node {
        private final Service service;
        private final MemoryWorkStore store = new MemoryWorkStore();
        private final Workers workers;
        private final Intake intake;
        private final Relay relay;
        private final ScanLedger ledger = new ScanLedger(store);
        private final List<Held> held = new ArrayList<>();
        private boolean relayDies;

        Node(Service service, Weakness weakness) {
            this.service = service;
            store.checksFence = weakness != Weakness.NO_FENCE;
            store.keepsInbox = weakness != Weakness.NO_INBOX;
            boolean isOwner = service == Service.DISCOVERY;
            ScanBook book = isOwner ? new ScanBook.Own() : new ScanBook.Told(service);
            Silent faults = new Silent();
            this.workers = new Workers(store, book, Map.of(), LIMITS, random, faults);
            this.intake =
                    new Intake(
                            store,
                            isOwner ? List.of(new NoteSettled()) : List.of(new NoteHandoff()),
                            faults);
            this.relay = new Relay(store, this::send, service.text(), 10, LEASE);
        }

        void open() {
            ScanRequested request =
                    new ScanRequested(
                            TENANT, BRAND, SCAN, 1, Lane.INTERACTIVE, "simulation", Instant.EPOCH);
            store.transact(
                    TENANT,
                    tx -> {
                        ledger.open(
                                new KernelUnit(tx, null),
                                request,
                                List.of(newTask("root", Stage.NAMES)));
                        return true;
                    });
        }

        void lease() {
            workers.lease(1 + random.nextInt(4))
                    .forEach(task -> held.add(new Held(task, endOf(task))));
        }

        /// A held task stays in the hands of a zombie now and then, and is settled again later.
        void settleOne(boolean mayFail) {
            if (!held.isEmpty()) {
                int at = random.nextInt(held.size());
                Held one = mayFail && random.nextInt(4) == 0 ? held.get(at) : held.remove(at);
                workers.settle(one.task(), one.end());
            }
        }

        void relay(boolean mayFail) {
            relayDies = mayFail && random.nextInt(3) == 0;
            try {
                relay.relay();
            } catch (CrashedException e) {
                crash();
            }
        }

        private void send(List<OutboxEvent> events) {
            for (OutboxEvent event : events) {
                bus.add(
                        new Delivery(
                                event.type(), event.id().text(), event.payload(), "simulated"));
                if (event.type().equals(EventType.SCAN_COMPLETED.wireName())) {
                    bus.removeLast();
                }
            }
            if (relayDies) {
                throw new CrashedException();
            }
        }

        void sweep() {
            workers.reclaim();
            if (service == Service.DISCOVERY) {
                int before = completionsSaid();
                ledger.sweep();
                completions += completionsSaid() - before;
                if (completionsSaid() > before && isWorkLeft()) {
                    wasPremature = true;
                }
            }
        }

        private int completionsSaid() {
            return store.transact(
                    TENANT,
                    tx ->
                            (int)
                                    tx.outbox(1_000).stream()
                                            .filter(event -> isCompletion(event.type()))
                                            .count());
        }

        private static boolean isCompletion(String type) {
            return type.equals(EventType.of(anyCompletion()).wireName());
        }

        void crash() {
            held.clear();
        }

        void pass(Duration time) {
            store.pass(time);
        }

        boolean isQuiet() {
            return held.isEmpty()
                    && store.tasks().values().stream()
                            .noneMatch(row ->
                                    row.state.equals("READY") || row.state.equals("RUNNING"));
        }

        private NewTask newTask(String subject, Stage stage) {
            everSpawned.add(TaskId.of(SCAN, "work", subject, 1).text());
            return new NewTask(
                    TaskId.of(SCAN, "work", subject, 1),
                    TENANT,
                    BRAND,
                    SCAN,
                    1,
                    Lane.INTERACTIVE,
                    stage,
                    "work",
                    subject,
                    "{}",
                    Duration.ZERO);
        }

        /// What a run came to, decided when it ran: kept results, children, and hand-offs.
        private TaskEnd endOf(Task task) {
            if (random.nextInt(8) == 0) {
                return TaskEnd.retry("simulated", Duration.ZERO);
            }
            int children = service == Service.DISCOVERY && budget > 0 ? random.nextInt(4) : 0;
            budget -= children;
            boolean handsOver = service == Service.DISCOVERY && random.nextInt(2) == 0;
            return TaskEnd.done(unit -> commit(unit, task, children, handsOver));
        }

        private void commit(Unit unit, Task task, int children, boolean handsOver) {
            resultsByTask.merge(task.id().text(), 1, Integer::sum);
            Unit announcing = announcesInTransaction ? unit : forgetful(unit);
            for (int i = 0; i < children; i++) {
                announcing.spawn(newTask(task.subject() + "." + i, Stage.RESOLVE));
            }
            if (handsOver) {
                TaskId handoff = TaskId.handoff(SCAN, Service.ASSESSMENT, task.subject(), 1);
                everSpawned.add(handoff.text());
                announcing.announce(handoff, Stage.CHECKS);
                unit.say(
                        EventId.of("handoff", task.subject(), "1"),
                        handoffEvent(task.subject(), handoff));
            }
        }

        /// A unit that leaves the announcing of children to a later transaction, which may never
        /// come.
        private Unit forgetful(Unit unit) {
            return new Unit() {
                @Override
                public Instant now() {
                    return unit.now();
                }

                @Override
                public void say(EventId id, Event event) {
                    unit.say(id, event);
                }

                @Override
                public void spawn(NewTask child) {
                    ((KernelUnit) unit).transaction().addTask(child);
                }

                @Override
                public void announce(TaskId child, Stage stage) {
                    // as if the process had died before the second transaction
                }
            };
        }

        private final class NoteSettled implements EventHandler<TaskSettled> {
            @Override
            public Class<TaskSettled> type() {
                return TaskSettled.class;
            }

            @Override
            public void on(TaskSettled settled, Unit unit) {
                ledger.note(settled, unit);
            }
        }

        private final class NoteHandoff implements EventHandler<VerdictsReached> {
            @Override
            public Class<VerdictsReached> type() {
                return VerdictsReached.class;
            }

            @Override
            public void on(VerdictsReached event, Unit unit) {
                String noted = "noted:" + event.task().text();
                resultsByTask.merge(noted, 1, Integer::sum);
                store.onUndo(() -> resultsByTask.merge(noted, -1, Integer::sum));
                unit.spawn(
                        new NewTask(
                                event.task(),
                                TENANT,
                                BRAND,
                                SCAN,
                                1,
                                Lane.INTERACTIVE,
                                Stage.CHECKS,
                                "work",
                                event.part(),
                                "{}",
                                Duration.ZERO));
            }
        }
    }

    private static ScanCompleted anyCompletion() {
        return new ScanCompleted(TENANT, BRAND, SCAN, 1, List.of(), Instant.EPOCH, Instant.EPOCH);
    }

    private static VerdictsReached handoffEvent(String subject, TaskId handoff) {
        return new VerdictsReached(
                TENANT,
                BRAND,
                SCAN,
                1,
                Lane.INTERACTIVE,
                Service.DISCOVERY,
                handoff,
                subject,
                AssetId.of(TENANT, AssetKind.HOSTNAME, "a.example"),
                AssetKind.HOSTNAME,
                "a.example",
                List.<Verdict>of());
    }

    private record Held(Task task, TaskEnd end) {}

    private static final class CrashedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Silent implements Faults {
        @Override
        public void onTaskFault(Task task, Throwable fault) {
            throw new AssertionError("the simulation's handlers do not fail", fault);
        }

        @Override
        public void onFenced(Task task) {
            // expected: zombies are part of every schedule
        }

        @Override
        public void onDuplicate(String type) {
            // expected
        }

        @Override
        public void onUnknownType(String type) {
            throw new AssertionError(type);
        }

        @Override
        public void onRejected(Delivery delivery, String reason) {
            throw new AssertionError(
                    reason + new String(delivery.payload(), StandardCharsets.UTF_8));
        }
    }
}
