package io.glacis.platform.work;

import io.glacis.contracts.BrandId;
import io.glacis.contracts.EventId;
import io.glacis.contracts.Lane;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.ScanProgressed.StageCount;
import io.glacis.contracts.Stage;
import io.glacis.contracts.TaskId;
import io.glacis.contracts.TaskSettled.End;
import io.glacis.contracts.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The kernel's rows in memory with real transactions: what a body did is undone when it throws.
///
/// Time stands still unless the simulation moves it. One thread at a time.
final class MemoryWorkStore implements WorkStore {
    private final Set<EventId> inbox = new HashSet<>();
    private final Map<TaskId, Row> tasks = new LinkedHashMap<>();
    private final TreeMap<Long, OutboxEvent> outbox = new TreeMap<>();
    private final Map<ScanId, Scan> scans = new LinkedHashMap<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private long sequence;
    private Instant now = Instant.EPOCH;

    /// Weakens the store on purpose, to show that the simulation notices.
    boolean checksFence = true;

    boolean keepsInbox = true;

    void pass(Duration time) {
        now = now.plus(time);
    }

    Map<TaskId, Row> tasks() {
        return tasks;
    }

    @Override
    public <T extends @Nullable Object> T transact(
            TenantId tenant, Function<WorkTransaction, T> body) {
        undo.clear();
        try {
            return body.apply(new Transaction());
        } catch (RuntimeException | Error e) {
            while (!undo.isEmpty()) {
                undo.pop().run();
            }
            throw e;
        }
    }

    /// Lets a test's own results take part in the transaction.
    void onUndo(Runnable action) {
        undo.push(action);
    }

    static final class Row {
        final NewTask task;
        String state = "READY";
        int attempts;
        int leasesLost;
        long fence;
        Instant visibleAt;
        Instant leaseUntil = Instant.MAX;

        Row(NewTask task, Instant visibleAt) {
            this.task = task;
            this.visibleAt = visibleAt;
        }

        private Row copy() {
            Row copy = new Row(task, visibleAt);
            copy.set(this);
            return copy;
        }

        private void set(Row other) {
            state = other.state;
            attempts = other.attempts;
            leasesLost = other.leasesLost;
            fence = other.fence;
            visibleAt = other.visibleAt;
            leaseUntil = other.leaseUntil;
        }
    }

    private static final class Scan {
        final WorkTransaction.OpenScan open;
        final Set<TaskId> announced = new HashSet<>();
        final Set<TaskId> settled = new HashSet<>();
        boolean isDone;

        Scan(WorkTransaction.OpenScan open) {
            this.open = open;
        }
    }

    private final class Transaction implements WorkTransaction {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void actFor(TenantId tenant) {
            // one tenant is simulated
        }

        @Override
        public boolean noteEvent(EventId event) {
            if (!keepsInbox) {
                return true;
            }
            boolean isNew = inbox.add(event);
            if (isNew) {
                undo.push(() -> inbox.remove(event));
            }
            return isNew;
        }

        @Override
        public void addTask(NewTask task) {
            if (tasks.putIfAbsent(task.id(), new Row(task, now.plus(task.delay()))) == null) {
                undo.push(() -> tasks.remove(task.id()));
            }
        }

        private Row changing(TaskId id) {
            Row row = tasks.get(id);
            Row before = row.copy();
            undo.push(() -> row.set(before));
            return row;
        }

        @Override
        public List<Task> lease(Lane lane, int max, int attemptMax, Duration lease) {
            List<Task> leased = new ArrayList<>();
            for (Row candidate : tasks.values()) {
                if (leased.size() < max
                        && candidate.state.equals("READY")
                        && candidate.task.lane() == lane
                        && !candidate.visibleAt.isAfter(now)) {
                    Row row = changing(candidate.task.id());
                    row.state = "RUNNING";
                    row.attempts++;
                    row.fence++;
                    row.leaseUntil = now.plus(lease);
                    leased.add(view(row, attemptMax));
                }
            }
            return leased;
        }

        private Task view(Row row, int attemptMax) {
            NewTask task = row.task;
            return new Task(
                    task.id(),
                    task.tenant(),
                    task.brand(),
                    task.scan(),
                    task.generation(),
                    task.lane(),
                    task.stage(),
                    task.probe(),
                    task.subject(),
                    task.payload(),
                    row.attempts,
                    attemptMax,
                    row.fence);
        }

        private boolean holds(TaskId task, long fence) {
            Row row = tasks.get(task);
            return row.state.equals("RUNNING") && (row.fence == fence || !checksFence);
        }

        @Override
        public void renew(TaskId task, long fence, Duration lease) {
            if (holds(task, fence)) {
                changing(task).leaseUntil = now.plus(lease);
            }
        }

        @Override
        public boolean end(TaskId task, long fence, End end, @Nullable String reason) {
            if (!checksFence) {
                changing(task).state = end.name();
                return true;
            }
            if (!holds(task, fence)) {
                return false;
            }
            changing(task).state = end.name();
            return true;
        }

        @Override
        public boolean release(TaskId task, long fence, Duration delay, String reason) {
            if (!holds(task, fence)) {
                return false;
            }
            Row row = changing(task);
            row.state = "READY";
            row.leasesLost = 0;
            row.visibleAt = now.plus(delay);
            return true;
        }

        @Override
        public List<Task> reclaim(int leasesLostMax, int attemptMax) {
            List<Task> hopeless = new ArrayList<>();
            for (Row candidate : tasks.values()) {
                if (candidate.state.equals("RUNNING") && candidate.leaseUntil.isBefore(now)) {
                    Row row = changing(candidate.task.id());
                    if (row.leasesLost + 1 < leasesLostMax && row.attempts < attemptMax) {
                        row.state = "READY";
                        row.leasesLost++;
                        row.visibleAt = now;
                    } else {
                        row.fence++;
                        row.leaseUntil = now.plus(Duration.ofMinutes(1));
                        hopeless.add(view(row, attemptMax));
                    }
                }
            }
            return hopeless;
        }

        @Override
        public void append(OutboxEvent event) {
            long at = ++sequence;
            outbox.put(
                    at,
                    new OutboxEvent(
                            at,
                            event.id(),
                            event.type(),
                            event.topic(),
                            event.key(),
                            event.tenant(),
                            event.payload()));
            undo.push(() -> outbox.remove(at));
        }

        @Override
        public List<OutboxEvent> outbox(int max) {
            return outbox.values().stream().limit(max).toList();
        }

        @Override
        public void forget(List<Long> sequences) {
            Map<Long, OutboxEvent> gone = new HashMap<>();
            for (Long at : sequences) {
                OutboxEvent event = outbox.remove(at);
                if (event != null) {
                    gone.put(at, event);
                }
            }
            undo.push(() -> outbox.putAll(gone));
        }

        @Override
        public boolean hold(String singleton, String holder, Duration lease) {
            return true; // the simulation lets relays overlap: that is the harder case
        }

        @Override
        public boolean openScan(ScanId scan, BrandId brand, TenantId tenant, int generation) {
            boolean isNew =
                    scans.putIfAbsent(
                                    scan,
                                    new Scan(new OpenScan(scan, brand, tenant, generation, now)))
                            == null;
            if (isNew) {
                undo.push(() -> scans.remove(scan));
            }
            return isNew;
        }

        @Override
        public void announce(ScanId scan, TaskId task, Stage stage) {
            if (scans.get(scan).announced.add(task)) {
                undo.push(() -> scans.get(scan).announced.remove(task));
            }
        }

        @Override
        public void settle(ScanId scan, TaskId task, Stage stage, End end) {
            if (scans.get(scan).settled.add(task)) {
                undo.push(() -> scans.get(scan).settled.remove(task));
            }
        }

        @Override
        public List<OpenScan> openScans() {
            return scans.values().stream()
                    .filter(scan -> !scan.isDone)
                    .map(scan -> scan.open)
                    .toList();
        }

        @Override
        public Optional<Instant> complete(ScanId id) {
            Scan scan = scans.get(id);
            if (scan.isDone || !scan.announced.equals(scan.settled)) {
                return Optional.empty();
            }
            scan.isDone = true;
            undo.push(() -> scan.isDone = false);
            return Optional.of(now);
        }

        @Override
        public List<StageCount> counts(ScanId id) {
            return List.of(); // what people are shown decides nothing
        }

        @Override
        public Pending pending() {
            return new Pending(outbox.size(), count("READY"), count("RUNNING"));
        }

        private long count(String state) {
            return tasks.values().stream().filter(row -> row.state.equals(state)).count();
        }

        @Override
        public void purge(Duration age) {
            // nothing grows old in a simulation
        }
    }
}
