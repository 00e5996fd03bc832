package io.glacis.contracts;

/// Identity of an event: `H("event/1", type, aggregate, version)`; the inbox key.
public record EventId(String text) implements TextValue {
    public EventId {
        Digest.requireHex("eventId", text);
    }

    /// An event about one version of an aggregate; said twice, it is the same event.
    public static EventId of(String type, String aggregate, String version) {
        return new EventId(Digest.of("event/1", type, aggregate, version));
    }
}
