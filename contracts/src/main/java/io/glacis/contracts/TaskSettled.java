package io.glacis.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A worker has ended a task and announces the tasks that follow from it.
///
/// @param stage what people see it counted under
/// @param reason why, for every end but DONE
/// @param children tasks that now must be settled before the scan is complete; at most 400
public record TaskSettled(
        TenantId tenant,
        BrandId brand,
        ScanId scan,
        TaskId task,
        Service worker,
        Stage stage,
        End end,
        @Nullable String reason,
        List<Child> children)
        implements Event.ScanEvent {
    /// How many children one task may announce.
    public static final int CHILDREN_MAX = 400;

    public TaskSettled {
        children = List.copyOf(children);
        reason = reason == null ? null : Bounds.storable(reason);
        if (children.size() > CHILDREN_MAX) {
            throw new IllegalArgumentException(
                    "children must be at most " + CHILDREN_MAX + ", were " + children.size());
        }
        if ((end == End.DONE) == (reason != null)) {
            throw new IllegalArgumentException("reason is given for every end but DONE");
        }
    }

    /// A task that follows, perhaps in another service.
    public record Child(TaskId task, Stage stage) {}

    /// How a task ended. Every task ends.
    public enum End {
        DONE,
        SKIPPED,
        FAILED,
        CANCELLED
    }
}
