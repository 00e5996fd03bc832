package io.glacis.platform.work;

/// Does one kind of slow work. Beans of this type are found by the kernel.
///
/// The handler may be called again for the same task after a crash, so it has no lasting effect
/// except through the [Unit] that its [TaskEnd.Done] receives.
public interface TaskHandler {
    /// The probe name of the tasks that this handler takes, such as `discovery.ct-search`.
    String probe();

    /// Does the work, on a virtual thread, outside any transaction, within the lease.
    ///
    /// Throwing is a defect or a passing fault: the task is retried with back-off, and FAILED after
    /// its last attempt.
    TaskEnd run(Task task) throws Exception;
}
