package io.glacis.range.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads one object of a world file and names the field in every error, as
/// `sites[3].settings.jobs[0].name`.
public final class Settings {
    private final String file;
    private final String path;
    private final JsonNode node;

    public Settings(String file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
        if (!node.isObject() && !node.isMissingNode() && !node.isNull()) {
            throw new WorldException(file, path, "must be an object");
        }
    }

    /// Fails on any field that is not one of these, so that a misspelt field is not silently
    /// ignored.
    public Settings allow(String... fields) {
        Set<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(Arrays.asList(fields));
        if (!unknown.isEmpty()) {
            throw error(
                    unknown.iterator().next(),
                    "is not a known field; known are " + String.join(", ", fields));
        }
        return this;
    }

    public boolean has(String field) {
        return node.hasNonNull(field);
    }

    public String text(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw error(field, "is missing");
        }
        if (!value.isValueNode()) {
            throw error(field, "must be text");
        }
        return value.asText();
    }

    public String text(String field, String otherwise) {
        return has(field) ? text(field) : otherwise;
    }

    public @Nullable String textOrNull(String field) {
        return has(field) ? text(field) : null;
    }

    /// One of the given words.
    public String oneOf(String field, String... words) {
        String word = text(field);
        if (!Arrays.asList(words).contains(word)) {
            throw error(field, "must be one of " + String.join(", ", words) + ", was " + word);
        }
        return word;
    }

    public int integer(String field, int otherwise) {
        JsonNode value = node.path(field);
        if (!has(field)) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw error(field, "must be a whole number, was " + value);
        }
        return value.intValue();
    }

    public long number(String field, long otherwise) {
        JsonNode value = node.path(field);
        if (!has(field)) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw error(field, "must be a whole number, was " + value);
        }
        return value.longValue();
    }

    public boolean flag(String field, boolean otherwise) {
        JsonNode value = node.path(field);
        if (!has(field)) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw error(field, "must be true or false, was " + value);
        }
        return value.booleanValue();
    }

    /// A list of texts; empty when the field is absent.
    public List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : array(field)) {
            if (!item.isValueNode() || item.isNull()) {
                throw error(field + "[" + texts.size() + "]", "must be text");
            }
            texts.add(item.asText());
        }
        return texts;
    }

    /// A list of objects; empty when the field is absent.
    public List<Settings> list(String field) {
        List<Settings> items = new ArrayList<>();
        for (JsonNode item : array(field)) {
            String itemPath = pathOf(field + "[" + items.size() + "]");
            if (!item.isObject()) {
                throw new WorldException(file, itemPath, "must be an object");
            }
            items.add(new Settings(file, itemPath, item));
        }
        return items;
    }

    /// An object; an empty one when the field is absent.
    public Settings object(String field) {
        return new Settings(file, pathOf(field), node.path(field));
    }

    /// An object's fields with text values, in their order; empty when the field is absent.
    public Map<String, String> textMap(String field) {
        Map<String, String> texts = new LinkedHashMap<>();
        Settings inner = object(field);
        inner.node.fieldNames().forEachRemaining(name -> texts.put(name, inner.text(name)));
        return texts;
    }

    /// An object's fields that are objects themselves, in their order; empty when the field is
    /// absent.
    public Map<String, Settings> objectMap(String field) {
        Map<String, Settings> objects = new LinkedHashMap<>();
        Settings inner = object(field);
        inner.node.fieldNames().forEachRemaining(name -> objects.put(name, inner.object(name)));
        return objects;
    }

    /// The names of an object's fields, in their order; empty when the field is absent.
    public List<String> textKeys(String field) {
        List<String> names = new ArrayList<>();
        object(field).node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// The raw YAML below this field, for what none of the other methods reads.
    public JsonNode raw(String field) {
        return node.path(field);
    }

    /// The error to throw when this field has an impossible value.
    public WorldException error(String field, @Nullable String problem) {
        return new WorldException(file, pathOf(field), problem);
    }

    private JsonNode array(String field) {
        JsonNode value = node.path(field);
        if (has(field) && !value.isArray()) {
            throw error(field, "must be a list");
        }
        return value;
    }

    private String pathOf(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
