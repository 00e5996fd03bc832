package io.glacis.platform.work;

import io.glacis.contracts.Event;

/// Takes note of one type of event. Beans of this type are found by the kernel; a service
/// subscribes to exactly the topics that its handlers need.
///
/// Called once for each event id, inside a transaction: no network, no waiting.
///
/// @param <E> the event's record
public interface EventHandler<E extends Event> {
    /// The record that this handler takes.
    Class<E> type();

    /// Takes note. Throwing an [IllegalArgumentException] sends the record to the dead letters. Any
    /// other exception has the record delivered again, for ever where the database is at fault,
    /// five times where the record or the handler is.
    void on(E event, Unit unit);
}
