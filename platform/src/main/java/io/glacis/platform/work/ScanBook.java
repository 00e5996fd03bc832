package io.glacis.platform.work;

import io.glacis.contracts.EventId;
import io.glacis.contracts.EventType;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.Service;
import io.glacis.contracts.TaskSettled;
import io.glacis.contracts.TaskSettled.Child;
import io.glacis.contracts.TaskSettled.End;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the end of a task of a scan is written down, in the transaction that ends it.
sealed interface ScanBook {
    /// Writes that `task` has ended, and the children that the unit has announced.
    void settled(KernelUnit unit, Task task, End end, @Nullable String reason);

    /// The ledger is in this service's own schema.
    record Own() implements ScanBook {
        @Override
        public void settled(KernelUnit unit, Task task, End end, @Nullable String reason) {
            ScanId scan = task.requireScan();
            // in one order for all, so that two that announce the same tasks do not wait in a ring
            List<Child> children = new ArrayList<>(unit.children());
            children.sort(Comparator.comparing(child -> child.task().text()));
            for (Child child : children) {
                unit.transaction().announce(scan, child.task(), child.stage());
            }
            unit.transaction().settle(scan, task.id(), task.stage(), end);
        }
    }

    /// The ledger is another service's: it is told by an event.
    record Told(Service worker) implements ScanBook {
        @Override
        public void settled(KernelUnit unit, Task task, End end, @Nullable String reason) {
            unit.say(
                    EventId.of(EventType.TASK_SETTLED.wireName(), task.id().text(), "settled"),
                    new TaskSettled(
                            task.tenant(),
                            task.brand(),
                            task.requireScan(),
                            task.id(),
                            worker,
                            task.stage(),
                            end,
                            reason,
                            unit.children()));
        }
    }
}
