package io.glacis.platform.work;

import io.glacis.contracts.TenantId;
import java.time.Duration;
import java.util.List;

/// Sends what stands in the outbox, and takes it out once the broker has it (step S8 of the
/// kernel).
///
/// A crash in between sends again: listeners have their inbox. One relay works at a time, so that
/// records of one key stay in order.
final class Relay {
    private static final String SINGLETON = "relay";

    private final WorkStore store;
    private final EventBus bus;
    private final String holder;
    private final int batchMax;
    private final Duration lease;

    Relay(WorkStore store, EventBus bus, String holder, int batchMax, Duration lease) {
        this.store = store;
        this.bus = bus;
        this.holder = holder;
        this.batchMax = batchMax;
        this.lease = lease;
    }

    /// Sends one batch; gives how many events were sent.
    int relay() {
        List<OutboxEvent> batch =
                store.transact(
                        TenantId.DEFAULT,
                        tx ->
                                tx.hold(SINGLETON, holder, lease)
                                        ? tx.outbox(batchMax)
                                        : List.<OutboxEvent>of());
        if (batch.isEmpty()) {
            return 0;
        }
        Failpoints.hit("S8.before-send");
        bus.send(batch);
        Failpoints.hit("S8.after-send");
        store.transact(
                TenantId.DEFAULT,
                tx -> {
                    tx.forget(batch.stream().map(OutboxEvent::sequence).toList());
                    return batch.size();
                });
        return batch.size();
    }

    /// Where events go.
    interface EventBus {
        /// Sends the events in order and returns when the broker has all of them; throws otherwise.
        void send(List<OutboxEvent> events);
    }
}
