package io.glacis.discovery.certificates;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.glacis.contracts.Hostname;
import io.glacis.discovery.names.Domains;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// A certificate search's answer: a JSON array of entries whose names are hostile text.
sealed interface CtAnswer {
    /// What was read.
    record Entries(List<Entry> entries) implements CtAnswer {
        public Entries {
            entries = List.copyOf(entries);
        }
    }

    /// It could not be read: a failing source and not an empty one.
    record Malformed(String problem) implements CtAnswer {}

    /// One certificate, as far as we use it.
    ///
    /// @param names every host name on it; a wildcard's without its star
    /// @param subject the name that it was issued to, which says whose certificate it is; empty
    ///   where odd
    record Entry(String id, String issuer, Optional<Hostname> subject, SortedSet<Hostname> names) {}

    int ENTRIES_MAX = 100_000;
    int NAMES_PER_ENTRY_MAX = 1_000;

    JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(16)
                                    .maxStringLength(1 << 20)
                                    .build())
                    .build();

    /// Reads an answer as it streams in; never throws.
    static CtAnswer read(InputStream body) {
        List<Entry> entries = new ArrayList<>();
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                return new Malformed("not a JSON array");
            }
            while (json.nextToken() == JsonToken.START_OBJECT && entries.size() < ENTRIES_MAX) {
                entries.add(entry(json));
            }
            return json.currentToken() == JsonToken.END_ARRAY || entries.size() >= ENTRIES_MAX
                    ? new Entries(entries)
                    : new Malformed("not an array of objects");
        } catch (IOException e) {
            return new Malformed("not JSON after " + entries.size() + " entries");
        }
    }

    private static Entry entry(JsonParser json) throws IOException {
        String id = "";
        String issuer = "";
        Optional<Hostname> subject = Optional.empty();
        NavigableSet<Hostname> names = new TreeSet<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (value.isStructStart()) {
                json.skipChildren();
                continue;
            }
            String text = json.getText();
            switch (field) {
                case "id" -> id = text;
                case "issuer_name" -> issuer = text;
                case "common_name" -> {
                    subject = Domains.read(text);
                    subject.ifPresent(names::add);
                }
                case "name_value" ->
                        text.lines()
                                .limit(NAMES_PER_ENTRY_MAX)
                                .flatMap(line -> Domains.read(line).stream())
                                .forEach(names::add);
                default -> {}
            }
        }
        return new Entry(id, issuer, subject, names);
    }
}
