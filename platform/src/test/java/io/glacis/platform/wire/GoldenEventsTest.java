package io.glacis.platform.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glacis.contracts.Event;
import io.glacis.contracts.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Events as release 0.1.0 wrote them. The files are added to, never edited: what was said once
/// must be readable for ever.
class GoldenEventsTest {
    private static byte[] golden(EventType type) throws IOException {
        try (InputStream file =
                GoldenEventsTest.class.getResourceAsStream(
                        "/golden/" + type.wireName() + ".json")) {
            assertThat(file).as("golden event of " + type.wireName()).isNotNull();
            return file.readAllBytes();
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void an_older_event_still_reads_and_says_the_same(EventType type) throws IOException {
        Event event = EventCodec.read(type, golden(type));

        assertThat(EventType.of(event)).isEqualTo(type);
        assertThat(Json.mapper().readTree(EventCodec.write(event)))
                .isEqualTo(Json.mapper().readTree(golden(type)));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void a_newer_event_with_fields_we_do_not_know_reads(EventType type) throws IOException {
        ObjectNode newer = (ObjectNode) Json.mapper().readTree(golden(type));
        newer.put("fieldOfALaterRelease", "x");

        assertThat(EventCodec.read(type, Json.mapper().writeValueAsBytes(newer)))
                .isEqualTo(EventCodec.read(type, golden(type)));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void an_event_without_a_required_field_is_refused_by_its_name(EventType type)
            throws IOException {
        ObjectNode whole = (ObjectNode) Json.mapper().readTree(golden(type));
        ObjectNode without = whole.deepCopy();
        without.remove("brand");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventCodec.read(type, Json.mapper().writeValueAsBytes(without)))
                .withMessageContaining(type.wireName())
                .withMessageContaining("brand");
    }

    @Test
    void what_may_be_absent_may_be_left_out_and_what_may_not_may_not_be_null() throws IOException {
        EventType type = EventType.FINDING_CHANGED;
        ObjectNode event = (ObjectNode) Json.mapper().readTree(golden(type));
        event.remove("curl");

        assertThat(EventCodec.read(type, Json.mapper().writeValueAsBytes(event)))
                .extracting("curl")
                .isNull();
        event.putNull("title");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventCodec.read(type, Json.mapper().writeValueAsBytes(event)))
                .withMessageContaining("title");
    }

    @Test
    void a_malformed_field_is_named_with_its_path() throws IOException {
        EventType type = EventType.BRAND_DECLARED;
        ObjectNode event = (ObjectNode) Json.mapper().readTree(golden(type));
        JsonNode scope = event.get("scope");
        ((ObjectNode) scope).putArray("domains").add("good.example").add("bad..example");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventCodec.read(type, Json.mapper().writeValueAsBytes(event)))
                .withMessageContaining("scope.domains.[1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"x\"", "{} {}", "\u0000"})
    void what_is_no_event_is_refused(String payload) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        EventCodec.read(
                                EventType.SCAN_REQUESTED,
                                payload.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void deep_and_long_documents_are_refused() {
        List<String> hostile =
                List.of(
                        "[".repeat(5_000),
                        "{\"a\":".repeat(200) + "1" + "}".repeat(200),
                        "x".repeat(70_000));

        for (String payload : hostile) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            EventCodec.read(
                                    EventType.SCAN_REQUESTED,
                                    payload.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void fields_are_written_in_one_order() throws IOException {
        String written =
                new String(
                        EventCodec.write(
                                EventCodec.read(
                                        EventType.ASSET_OBSERVED,
                                        golden(EventType.ASSET_OBSERVED))),
                        StandardCharsets.UTF_8);
        Iterator<String> names = Json.mapper().readTree(written).fieldNames();
        List<String> inOrder = new ArrayList<>();
        names.forEachRemaining(inOrder::add);

        assertThat(inOrder).isSorted();
    }
}
