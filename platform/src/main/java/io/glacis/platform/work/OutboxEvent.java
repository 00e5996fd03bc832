package io.glacis.platform.work;

import io.glacis.contracts.EventId;
import io.glacis.contracts.TenantId;

/// An event in the outbox.
///
/// @param sequence its place in the outbox, 0 before it is stored
/// @param type the CloudEvents type
/// @param topic where it goes
/// @param key what it stays in order with
record OutboxEvent(
        long sequence,
        EventId id,
        String type,
        String topic,
        String key,
        TenantId tenant,
        byte[] payload) {}
