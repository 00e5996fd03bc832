package io.glacis.rating.document;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.glacis.contracts.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One place in a YAML or JSON document, known by its path, so that every complaint can name it.
public final class Field {
    private static final int DEPTH_MAX = 32;
    private static final int STRING_LENGTH_MAX = 100_000;
    private static final ObjectMapper YAML =
            new ObjectMapper(
                    YAMLFactory.builder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxNestingDepth(DEPTH_MAX)
                                            .maxStringLength(STRING_LENGTH_MAX)
                                            .build())
                            .build());

    private final String document;
    private final String path;
    private final @Nullable JsonNode node;

    private Field(String document, String path, @Nullable JsonNode node) {
        this.document = document;
        this.path = path;
        this.node = node == null || node.isMissingNode() || node.isNull() ? null : node;
    }

    /// The root of a document. JSON is YAML, so both are read.
    public static Field parse(String document, String text) {
        try {
            return new Field(document, "", YAML.readTree(text));
        } catch (JacksonException e) {
            throw new DocumentException(document, "is not YAML: " + e.getOriginalMessage(), e);
        }
    }

    /// The root of a document on the class path.
    public static Field resource(String name) {
        try (InputStream in = Field.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new DocumentException(name, "", "is not on the class path");
            }
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The root of a document in a file.
    public static Field file(Path file) {
        try {
            long bytes = Files.size(file);
            if (bytes > STRING_LENGTH_MAX * 10L) {
                throw new DocumentException(file.toString(), "", "is too long: " + bytes);
            }
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new DocumentException(file.toString(), "cannot be read", e);
        }
    }

    /// The field of that name, there or not.
    public Field at(String name) {
        return new Field(
                document,
                path.isEmpty() ? name : path + "." + name,
                node == null ? null : node.get(name));
    }

    /// Whether something is written here.
    public boolean isPresent() {
        return node != null;
    }

    /// Whether this is exactly that word.
    public boolean is(String word) {
        return node != null && node.isTextual() && node.textValue().equals(word);
    }

    /// Refuses fields that nobody reads: a misspelt name must not be silence.
    public Field only(String... names) {
        Set<String> known = Set.of(names);
        for (String name : objectNames()) {
            if (!known.contains(name)) {
                throw at(name).wrong("is not known here");
            }
        }
        return this;
    }

    /// Text that is not blank.
    public String text() {
        if (!required().isTextual() || required().textValue().isBlank()) {
            throw wrong("must be text, was " + shown());
        }
        return required().textValue().strip();
    }

    /// Text, or what to take where nothing is written.
    public @Nullable String textOr(@Nullable String absent) {
        return isPresent() ? text() : absent;
    }

    /// A number within bounds, both included.
    public double number(double min, double max) {
        if (!required().isNumber()) {
            throw wrong("must be a number, was " + shown());
        }
        double value = required().doubleValue();
        if (!(value >= min && value <= max)) {
            throw wrong("must be " + min + ".." + max + ", was " + shown());
        }
        return value;
    }

    /// A whole number within bounds, both included.
    public int whole(int min, int max) {
        double value = number(min, max);
        if (value != (int) value) {
            throw wrong("must be a whole number, was " + shown());
        }
        return (int) value;
    }

    /// One of some known words.
    public String oneOf(Set<String> words) {
        String word = text();
        if (!words.contains(word)) {
            throw wrong("must be one of " + new TreeSet<>(words) + ", was " + shown());
        }
        return word;
    }

    /// The items of a list that is not empty.
    public List<Field> items() {
        JsonNode list = required();
        if (!list.isArray() || list.isEmpty()) {
            throw wrong("must be a list that is not empty, was " + shown());
        }
        List<Field> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            items.add(new Field(document, path + "[" + i + "]", list.get(i)));
        }
        return items;
    }

    /// The entries of an object that is not empty, by name.
    public <T> SortedMap<String, T> entries(Function<Field, T> read) {
        SortedMap<String, T> entries = new TreeMap<>();
        for (String name : objectNames()) {
            entries.put(name, read.apply(at(name)));
        }
        if (entries.isEmpty()) {
            throw wrong("must not be empty");
        }
        return entries;
    }

    /// A complaint about this field.
    public DocumentException wrong(String problem) {
        return new DocumentException(document, path, problem);
    }

    private List<String> objectNames() {
        if (!required().isObject()) {
            throw wrong("must be an object, was " + shown());
        }
        return required().properties().stream().map(Map.Entry::getKey).toList();
    }

    private JsonNode required() {
        if (node == null) {
            throw wrong("is missing");
        }
        return node;
    }

    private String shown() {
        return Shown.of(required().toString());
    }
}
