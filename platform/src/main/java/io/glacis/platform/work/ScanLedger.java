package io.glacis.platform.work;

import io.glacis.contracts.Digest;
import io.glacis.contracts.EventId;
import io.glacis.contracts.EventType;
import io.glacis.contracts.ScanCompleted;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.ScanProgressed;
import io.glacis.contracts.ScanProgressed.StageCount;
import io.glacis.contracts.ScanRequested;
import io.glacis.contracts.TaskSettled;
import io.glacis.contracts.TenantId;
import io.glacis.platform.work.WorkTransaction.OpenScan;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The two-set ledger of scans: a scan is complete when its announced tasks are exactly its settled
/// tasks.
///
/// It lives in the service that opens scans. "Settled before announced" is legal and keeps a scan
/// open until the announcement arrives; duplicates and reordering are set unions and change
/// nothing.
public final class ScanLedger {
    private final WorkStore store;
    private final Map<ScanId, List<StageCount>> lastSaid = new HashMap<>();

    ScanLedger(WorkStore store) {
        this.store = store;
    }

    /// Opens the scan with its first tasks, once: asked again, it does nothing.
    ///
    /// @param roots tasks of this service; at least one, or the scan would be complete at once
    public void open(Unit unit, ScanRequested request, List<NewTask> roots) {
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("a scan needs a first task");
        }
        WorkTransaction tx = ((KernelUnit) unit).transaction();
        if (tx.openScan(request.scan(), request.brand(), request.tenant(), request.generation())) {
            for (NewTask root : roots) {
                tx.announce(request.scan(), root.id(), root.stage());
                unit.spawn(root);
            }
        }
    }

    /// Takes note of a task that another service has ended.
    void note(TaskSettled settled, Unit unit) {
        WorkTransaction tx = ((KernelUnit) unit).transaction();
        settled.children()
                .forEach(child -> tx.announce(settled.scan(), child.task(), child.stage()));
        tx.settle(settled.scan(), settled.task(), settled.stage(), settled.end());
    }

    /// Completes the scans whose sets are equal, and says how far the others are where that has
    /// changed.
    void sweep() {
        List<OpenScan> open = store.transact(TenantId.DEFAULT, WorkTransaction::openScans);
        lastSaid.keySet().retainAll(open.stream().map(OpenScan::scan).toList());
        for (OpenScan scan : open) {
            store.transact(
                    scan.tenant(),
                    tx -> {
                        sayProgress(tx, scan);
                        tx.complete(scan.scan()).ifPresent(at -> sayCompleted(tx, scan, at));
                        return scan;
                    });
        }
    }

    private void sayProgress(WorkTransaction tx, OpenScan scan) {
        List<StageCount> counts = tx.counts(scan.scan());
        if (!counts.equals(
                Optional.ofNullable(lastSaid.put(scan.scan(), counts)).orElse(List.of()))) {
            new KernelUnit(tx, null)
                    .say(
                            EventId.of(
                                    EventType.SCAN_PROGRESSED.wireName(),
                                    scan.scan().text(),
                                    Digest.of(counts.toString())),
                            new ScanProgressed(
                                    scan.tenant(), scan.brand(), scan.scan(), counts, tx.now()));
        }
    }

    private static void sayCompleted(WorkTransaction tx, OpenScan scan, Instant completedAt) {
        new KernelUnit(tx, null)
                .say(
                        EventId.of(
                                EventType.SCAN_COMPLETED.wireName(),
                                scan.scan().text(),
                                "completed"),
                        new ScanCompleted(
                                scan.tenant(),
                                scan.brand(),
                                scan.scan(),
                                scan.generation(),
                                tx.counts(scan.scan()),
                                scan.startedAt(),
                                completedAt));
    }
}
