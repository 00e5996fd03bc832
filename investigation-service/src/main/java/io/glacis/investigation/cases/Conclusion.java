package io.glacis.investigation.cases;

import io.glacis.contracts.BrandId;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.Service;
import io.glacis.contracts.Stage;
import io.glacis.contracts.TaskId;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.Unit;

/// The last task of an investigation: when nothing can be found any more in a scan, it says one
/// verdict per secret.
///
/// Were each task to speak of what it found, the last word would depend on who came last, and even
/// the asset that a secret hangs on could differ. So every task that may find secrets only notes
/// them, and makes the scan's ledger wait for this task, which [ConclusionIntake] makes ready.
public final class Conclusion {
    static final String PROBE = "investigation.conclude";

    private Conclusion() {}

    /// Makes the scan wait for its conclusion; said by every settling task that may find secrets.
    public static void announce(Unit unit, Task task) {
        unit.announce(id(task.requireScan(), task.brand(), task.generation()), Stage.LEAKS);
    }

    static TaskId id(ScanId scan, BrandId brand, int generation) {
        return TaskId.handoff(scan, Service.INVESTIGATION, "conclude|" + brand.text(), generation);
    }
}
