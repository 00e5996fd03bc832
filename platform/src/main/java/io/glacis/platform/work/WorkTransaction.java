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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The kernel's statements inside one transaction. Every decision about time is the store's own.
interface WorkTransaction {
    /// The store's clock at the start of this transaction.
    Instant now();

    /// From here on the transaction acts for this tenant, and reaches no other tenant's rows.
    void actFor(TenantId tenant);

    /// Notes an event; false when it was noted before.
    boolean noteEvent(EventId event);

    /// Makes a task ready, unless its id is known.
    void addTask(NewTask task);

    /// Leases up to `max` ready tasks of a lane, fair over brands, oldest first. Counts the
    /// attempt.
    List<Task> lease(Lane lane, int max, int attemptMax, Duration lease);

    /// Prolongs a lease that is still held with this fence.
    void renew(TaskId task, long fence, Duration lease);

    /// Ends a task; false when the fence is not the newest or the task has ended.
    boolean end(TaskId task, long fence, End end, @Nullable String reason);

    /// Makes a leased task ready again after a while; false as for [#end].
    boolean release(TaskId task, long fence, Duration delay, String reason);

    /// Makes tasks ready again whose lease has run out; gives those that have lost too many leases,
    /// or have no attempt left, to be quarantined: they stay leased.
    List<Task> reclaim(int leasesLostMax, int attemptMax);

    /// Puts an event into the outbox.
    void append(OutboxEvent event);

    /// The oldest events of the outbox.
    List<OutboxEvent> outbox(int max);

    /// Takes sent events out of the outbox.
    void forget(List<Long> sequences);

    /// Takes or keeps a named lease on work that one process does at a time.
    boolean hold(String singleton, String holder, Duration lease);

    /// Opens a scan; false when it is known.
    boolean openScan(ScanId scan, BrandId brand, TenantId tenant, int generation);

    /// Adds a task to the announced set of a scan.
    void announce(ScanId scan, TaskId task, Stage stage);

    /// Adds a task to the settled set of a scan.
    void settle(ScanId scan, TaskId task, Stage stage, End end);

    /// The scans that are not complete.
    List<OpenScan> openScans();

    /// Completes a scan if its announced and settled sets are equal; empty if they are not, or if
    /// it was completed before.
    Optional<Instant> complete(ScanId scan);

    /// The sizes of a scan's sets by stage, in the order of the stages.
    List<StageCount> counts(ScanId scan);

    /// What is still to be done.
    Pending pending();

    /// Deletes what was noted or ended longer ago than this.
    void purge(Duration age);

    /// A scan whose ledger is not balanced yet, as far as is known.
    record OpenScan(
            ScanId scan, BrandId brand, TenantId tenant, int generation, Instant startedAt) {}

    /// Rows that still wait.
    record Pending(long outbox, long ready, long running) {}
}
