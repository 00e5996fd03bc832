package io.glacis.platform.work;

import io.glacis.contracts.Event;
import io.glacis.contracts.EventId;
import io.glacis.contracts.EventType;
import io.glacis.contracts.Stage;
import io.glacis.contracts.TaskId;
import io.glacis.contracts.TaskSettled.Child;
import io.glacis.platform.wire.EventCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A unit over the kernel's own transaction. Remembers the children that a settling task announces.
final class KernelUnit implements Unit {
    private final WorkTransaction transaction;
    private final @Nullable Task settling;
    private final List<Child> children = new ArrayList<>();

    KernelUnit(WorkTransaction transaction, @Nullable Task settling) {
        this.transaction = transaction;
        this.settling = settling;
    }

    WorkTransaction transaction() {
        return transaction;
    }

    List<Child> children() {
        return children;
    }

    @Override
    public Instant now() {
        return transaction.now();
    }

    @Override
    public void say(EventId id, Event event) {
        EventType type = EventType.of(event);
        transaction.append(
                new OutboxEvent(
                        0,
                        id,
                        type.wireName(),
                        type.topic().wireName(),
                        event.key(),
                        event.tenant(),
                        EventCodec.write(event)));
    }

    @Override
    public void spawn(NewTask task) {
        transaction.addTask(task);
        if (settling != null && settling.scan() != null && settling.scan().equals(task.scan())) {
            children.add(new Child(task.id(), task.stage()));
        }
    }

    @Override
    public void announce(TaskId task, Stage stage) {
        if (settling == null || settling.scan() == null) {
            throw new IllegalStateException("only a settling task of a scan announces tasks");
        }
        children.add(new Child(task, stage));
    }
}
