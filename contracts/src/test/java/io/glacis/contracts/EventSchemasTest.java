package io.glacis.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The committed schemas are what the records say. To write them anew: `mvn -pl contracts test
/// -Dtest=EventSchemasTest -Dsurefire.jvm=-Dglacis.regenerate=true`.
class EventSchemasTest {
    private static final Path SCHEMAS = Path.of("src/main/resources/schema");
    private static final Path ASYNC_API = Path.of("asyncapi.yaml");
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final EventSchemas schemas = new EventSchemas();

    @Test
    void the_committed_files_are_what_the_records_say() throws IOException {
        Map<Path, String> generated = new TreeMap<>();
        for (Map.Entry<String, ObjectNode> schema : schemas.byWireName().entrySet()) {
            generated.put(SCHEMAS.resolve(schema.getKey() + ".json"), pretty(schema.getValue()));
        }
        generated.put(ASYNC_API, new YAMLMapper().writeValueAsString(schemas.asyncApi()));
        if (Boolean.getBoolean("glacis.regenerate")) {
            Files.createDirectories(SCHEMAS);
            for (Map.Entry<Path, String> file : generated.entrySet()) {
                Files.writeString(file.getKey(), file.getValue());
            }
        }

        for (Map.Entry<Path, String> file : generated.entrySet()) {
            assertThat(file.getKey()).hasContent(file.getValue());
        }
        try (Stream<Path> committed = Files.list(SCHEMAS)) {
            assertThat(committed).hasSize(EventType.values().length);
        }
    }

    private static String pretty(ObjectNode schema) throws JsonProcessingException {
        return JSON.writeValueAsString(schema) + "\n";
    }

    @Test
    void what_may_be_absent_is_not_required() {
        ObjectNode verdicts = schemas.byWireName().get("glacis.verdicts.reached.v1");

        assertThat(EventSchemas.required(verdicts).toString())
                .contains("asset", "task", "verdicts");
        assertThat(verdicts.findValue("evidence").toString()).contains("null");
    }

    @Test
    void every_event_has_a_channel() {
        String document = schemas.asyncApi().toString();

        assertThat(EventType.values()).allMatch(type -> document.contains(type.wireName()));
    }
}
