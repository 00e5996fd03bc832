package io.glacis.platform.work;

import org.jspecify.annotations.Nullable;

/// One record as the broker gave it, not yet believed.
///
/// @param type the CloudEvents type header, or null where it is missing
/// @param eventId the CloudEvents id header, or null where it is missing
/// @param place topic, partition and offset, for people
record Delivery(@Nullable String type, @Nullable String eventId, byte[] payload, String place) {}
