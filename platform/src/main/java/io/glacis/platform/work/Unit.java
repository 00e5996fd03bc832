package io.glacis.platform.work;

import io.glacis.contracts.Event;
import io.glacis.contracts.EventId;
import io.glacis.contracts.Stage;
import io.glacis.contracts.TaskId;
import java.time.Instant;

/// One transaction: whatever is done through it, or through the service's own tables meanwhile, is
/// committed together or not at all.
public interface Unit {
    /// The database's clock at the start of this transaction.
    Instant now();

    /// Puts an event into the outbox. Its id must follow from what it says ([EventId#of]), so that
    /// the same fact said twice is one event for those who listen.
    void say(EventId id, Event event);

    /// Makes a task of this service ready. A task with a known id is left as it is.
    ///
    /// Inside a settling task of a scan the new task is also announced to the scan's ledger.
    void spawn(NewTask task);

    /// Tells the scan's ledger to wait for a task that another service will create.
    ///
    /// @throws IllegalStateException outside a settling task of a scan
    void announce(TaskId task, Stage stage);
}
