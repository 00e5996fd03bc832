package io.glacis.platform.work;

import io.glacis.contracts.Event;
import io.glacis.contracts.EventId;
import io.glacis.contracts.EventType;
import io.glacis.contracts.TenantId;
import io.glacis.platform.wire.EventCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Takes note of records: decodes, notes the id in the inbox and calls the handlers, in one
/// transaction for the whole batch (steps S1 and S2 of the kernel).
final class Intake {
    /// A record that fails this often, by its own fault, stands in the way of all behind it.
    static final int TRIES_MAX = 5;

    private final WorkStore store;
    private final Map<Class<?>, List<EventHandler<?>>> handlers;
    private final Faults faults;
    private String failingPlace = "";
    private int tries;

    Intake(WorkStore store, List<? extends EventHandler<?>> handlers, Faults faults) {
        this.store = store;
        this.handlers =
                handlers.stream()
                        .collect(Collectors.groupingBy(EventHandler::type, Collectors.toList()));
        this.faults = faults;
    }

    /// Takes note of the batch and gives the records that never can be: they belong to the dead
    /// letters.
    ///
    /// A passing fault is thrown, and then nothing of the failing record was noted: deliver again.
    /// One thread at a time.
    List<Rejected> take(List<Delivery> batch) {
        List<Rejected> rejected = new ArrayList<>();
        List<Legible> legible = new ArrayList<>();
        for (Delivery delivery : batch) {
            try {
                read(delivery).ifPresent(legible::add);
            } catch (IllegalArgumentException e) {
                reject(delivery, e, rejected);
            }
        }
        try {
            note(legible);
        } catch (RuntimeException e) {
            noteOneByOne(legible, rejected);
        }
        return rejected;
    }

    private void noteOneByOne(List<Legible> legible, List<Rejected> rejected) {
        for (Legible each : legible) {
            try {
                note(List.of(each));
            } catch (IllegalArgumentException e) {
                reject(each.delivery(), e, rejected);
            } catch (RuntimeException e) {
                if (!isHopeless(each.delivery(), e)) {
                    throw e;
                }
                reject(each.delivery(), e, rejected);
            }
        }
    }

    private boolean isHopeless(Delivery delivery, RuntimeException e) {
        if (!Refusals.isLasting(e)) {
            return false;
        }
        tries = delivery.place().equals(failingPlace) ? tries + 1 : 1;
        failingPlace = delivery.place();
        return tries >= TRIES_MAX;
    }

    private void reject(Delivery delivery, RuntimeException e, List<Rejected> rejected) {
        String reason = String.valueOf(e.getMessage());
        faults.onRejected(delivery, reason);
        rejected.add(new Rejected(delivery, reason));
    }

    private Optional<Legible> read(Delivery delivery) {
        if (delivery.type() == null || delivery.eventId() == null) {
            throw new IllegalArgumentException("ce_type and ce_id headers are required");
        }
        Optional<EventType> type = EventCodec.typeNamed(delivery.type());
        if (type.isEmpty()) {
            faults.onUnknownType(delivery.type());
            return Optional.empty();
        }
        if (!handlers.containsKey(type.get().record())) {
            return Optional.empty();
        }
        EventId id = new EventId(delivery.eventId());
        return Optional.of(
                new Legible(delivery, id, EventCodec.read(type.get(), delivery.payload())));
    }

    private void note(List<Legible> batch) {
        if (batch.isEmpty()) {
            return;
        }
        Failpoints.hit("S2.before-commit");
        store.transact(
                TenantId.DEFAULT,
                tx -> {
                    batch.forEach(each -> note(tx, each));
                    return batch.size();
                });
        Failpoints.hit("S2.after-commit");
    }

    private void note(WorkTransaction tx, Legible legible) {
        if (!tx.noteEvent(legible.id())) {
            faults.onDuplicate(EventType.of(legible.event()).wireName());
            return;
        }
        tx.actFor(legible.event().tenant());
        KernelUnit unit = new KernelUnit(tx, null);
        for (EventHandler<?> handler :
                handlers.getOrDefault(legible.event().getClass(), List.of())) {
            handle(handler, legible.event(), unit);
        }
    }

    private static <E extends Event> void handle(EventHandler<E> handler, Event event, Unit unit) {
        handler.on(handler.type().cast(event), unit);
    }

    private record Legible(Delivery delivery, EventId id, Event event) {}

    /// A record for the dead letters.
    record Rejected(Delivery delivery, String reason) {}
}
