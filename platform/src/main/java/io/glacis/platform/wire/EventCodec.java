package io.glacis.platform.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.glacis.contracts.Event;
import io.glacis.contracts.EventType;
import io.glacis.contracts.Shown;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Events as record payloads. The type stands in the CloudEvents `type` header, not in the payload.
public final class EventCodec {
    /// A record's payload is at most this long; what is larger travels as evidence, by digest.
    public static final int PAYLOAD_BYTES_MAX = 64 * 1024;

    private static final Map<String, EventType> TYPES =
            Arrays.stream(EventType.values())
                    .collect(
                            Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));

    private EventCodec() {}

    /// The type with this wire name, or empty: a newer release may say things that we do not know.
    public static Optional<EventType> typeNamed(String wireName) {
        return Optional.ofNullable(TYPES.get(wireName));
    }

    /// The payload of an event.
    ///
    /// @throws IllegalArgumentException when it is longer than a record may be
    public static byte[] write(Event event) {
        try {
            byte[] payload = Json.mapper().writeValueAsBytes(event);
            if (payload.length > PAYLOAD_BYTES_MAX) {
                throw new IllegalArgumentException(
                        EventType.of(event).wireName()
                                + " must be at most "
                                + PAYLOAD_BYTES_MAX
                                + " bytes, was "
                                + payload.length);
            }
            return payload;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every event can be written", e);
        }
    }

    /// The event in a payload.
    ///
    /// @throws IllegalArgumentException with the path of the field that is wrong
    public static Event read(EventType type, byte[] payload) {
        if (payload.length > PAYLOAD_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "payload must be at most "
                            + PAYLOAD_BYTES_MAX
                            + " bytes, was "
                            + payload.length);
        }
        try {
            Event event = Json.mapper().readValue(payload, type.record());
            if (event == null) {
                throw new IllegalArgumentException(type.wireName() + " is null");
            }
            return event;
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(
                    type.wireName() + " field " + path(e) + ": " + Shown.of(e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException(type.wireName() + " is not JSON", e);
        }
    }

    private static String path(JsonMappingException e) {
        String path =
                e.getPath().stream()
                        .map(at ->
                                at.getFieldName() == null
                                        ? "[" + at.getIndex() + "]"
                                        : at.getFieldName())
                        .collect(Collectors.joining("."));
        return path.isEmpty() ? "(root)" : path;
    }
}
