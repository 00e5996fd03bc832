package io.glacis.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Derives the JSON Schema of each event, and the AsyncAPI document, from the records themselves.
final class EventSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEX = "^[0-9a-f]{64}$";

    private final SchemaGenerator generator = generator();

    /// The schema of each event by its wire name.
    Map<String, ObjectNode> byWireName() {
        Map<String, ObjectNode> schemas = new TreeMap<>();
        for (EventType type : EventType.values()) {
            ObjectNode schema = generator.generateSchema(type.record());
            schema.put("title", type.wireName());
            schemas.put(type.wireName(), schema);
        }
        return schemas;
    }

    /// The AsyncAPI 3.0 document: topics as channels, events as their messages.
    ObjectNode asyncApi() {
        ObjectNode document = JSON.createObjectNode();
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Glacis events")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "CloudEvents in binary mode: the type stands in the ce_type header, the"
                                + " inbox key in ce_id, and the payload is the record as JSON.");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        for (Topic topic : Topic.values()) {
            ObjectNode channel = channels.putObject(topic.name());
            channel.put("address", topic.wireName());
            ObjectNode messages = channel.putObject("messages");
            Arrays.stream(EventType.values())
                    .filter(type -> type.topic() == topic)
                    .forEach(type -> messages.set(type.name(), message(type)));
            ObjectNode operation = operations.putObject("say_" + topic.name());
            operation.put("action", "send");
            operation.putObject("channel").put("$ref", "#/channels/" + topic.name());
        }
        return document;
    }

    private static ObjectNode message(EventType type) {
        ObjectNode message = JSON.createObjectNode();
        message.put("name", type.wireName());
        message.put("contentType", "application/json");
        message.putObject("payload")
                .put("$ref", "src/main/resources/schema/" + type.wireName() + ".json");
        return message;
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder config =
                new SchemaGeneratorConfigBuilder(
                                SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                        .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                        .without(Option.SCHEMA_VERSION_INDICATOR)
                        .with(Option.DEFINITIONS_FOR_ALL_OBJECTS);
        config.forFields()
                .withRequiredCheck(field -> !isNullable(field.getRawMember()))
                .withNullableCheck(field -> isNullable(field.getRawMember()));
        config.forTypesInGeneral()
                .withCustomDefinitionProvider((type, _) -> {
                    Class<?> erased = type.getErasedType();
                    if (erased == Instant.class) {
                        return inline(
                                JSON.createObjectNode()
                                        .put("type", "string")
                                        .put("format", "date-time"));
                    }
                    if (TextValue.class.isAssignableFrom(erased) && !erased.isEnum()) {
                        ObjectNode text = JSON.createObjectNode().put("type", "string");
                        return inline(isDigest(erased) ? text.put("pattern", HEX) : text);
                    }
                    return null;
                });
        return new SchemaGenerator(config.build());
    }

    private static @Nullable CustomDefinition inline(ObjectNode schema) {
        return new CustomDefinition(schema, true);
    }

    private static boolean isNullable(Field field) {
        return field.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isDigest(Class<?> type) {
        return type.getSimpleName().endsWith("Id")
                && type != TenantId.class
                && type != CheckId.class;
    }

    /// The names of an object schema's fields, for tests.
    static ArrayNode required(JsonNode schema) {
        return (ArrayNode) schema.get("required");
    }
}
