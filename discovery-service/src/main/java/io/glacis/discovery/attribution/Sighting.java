package io.glacis.discovery.attribution;

import io.glacis.contracts.Digest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One source saw one thing: a link from an origin to a subject, and what was seen of it.
///
/// @param origin where the link starts; absent for what a person gave us
/// @param source `ct`, `dns`, `ptr`, `web` … as people read it
/// @param reason the link in plain words
/// @param evidence digest of the raw record
/// @param isProof whether the subject was seen to exist, and not merely named
/// @param attributes values by field; several sightings' values are united
public record Sighting(
        Subject subject,
        @Nullable Subject origin,
        String source,
        Basis basis,
        String reason,
        @Nullable String evidence,
        boolean isProof,
        SortedMap<String, SortedSet<String>> attributes,
        SortedSet<String> tags) {
    private static final int REASON_LENGTH_MAX = 300;
    private static final int VALUE_LENGTH_MAX = 1_000;

    public Sighting {
        if ((origin == null) != (basis == Basis.SEED)) {
            throw new IllegalArgumentException("a seed has no origin and nothing else lacks one");
        }
        reason =
                reason.length() > REASON_LENGTH_MAX
                        ? reason.substring(0, REASON_LENGTH_MAX)
                        : reason;
        SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
        attributes.forEach((field, values) -> {
            if (!values.isEmpty()) {
                copy.put(field, Collections.unmodifiableSortedSet(new TreeSet<>(values)));
            }
        });
        attributes = Collections.unmodifiableSortedMap(copy);
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    }

    /// A subject that was named but not seen yet.
    public static Sighting named(
            Subject subject, Subject origin, String source, Basis basis, String reason) {
        return new Sighting(
                subject,
                origin,
                source,
                basis,
                reason,
                null,
                false,
                new TreeMap<>(),
                new TreeSet<>());
    }

    /// A subject that was seen to exist.
    public static Sighting seen(
            Subject subject, Subject origin, String source, Basis basis, String reason) {
        return named(subject, origin, source, basis, reason).proven();
    }

    /// What a person gave us.
    public static Sighting seed(Subject subject, String reason) {
        return new Sighting(
                subject,
                null,
                "seed",
                Basis.SEED,
                reason,
                null,
                true,
                new TreeMap<>(),
                new TreeSet<>());
    }

    public Sighting proven() {
        return new Sighting(
                subject, origin, source, basis, reason, evidence, true, attributes, tags);
    }

    public Sighting withEvidence(@Nullable String digest) {
        return new Sighting(
                subject, origin, source, basis, reason, digest, isProof, attributes, tags);
    }

    /// The same with more values of a field; blank ones are left out.
    public Sighting with(String field, Collection<String> values) {
        SortedMap<String, SortedSet<String>> more = new TreeMap<>(attributes);
        NavigableSet<String> united = new TreeSet<>(more.getOrDefault(field, new TreeSet<>()));
        values.stream()
                .map(Sighting::printable)
                .filter(value -> !value.isBlank())
                .forEach(united::add);
        more.put(field, united);
        return new Sighting(subject, origin, source, basis, reason, evidence, isProof, more, tags);
    }

    /// Text from outside without controls, marks of direction and halves of characters, which
    /// neither people nor columns can take.
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .limit(VALUE_LENGTH_MAX)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    public Sighting with(String field, String value) {
        return with(field, List.of(value));
    }

    public Sighting tagged(Collection<String> more) {
        SortedSet<String> united = new TreeSet<>(tags);
        united.addAll(more);
        return new Sighting(
                subject, origin, source, basis, reason, evidence, isProof, attributes, united);
    }

    /// The identity of what was sighted: the same sighting twice is one.
    public String digest() {
        List<String> fields = new ArrayList<>(List.of("sighting/1"));
        fields.add(subject.toString());
        fields.add(String.valueOf(origin));
        fields.add(source);
        fields.add(basis.name());
        fields.add(reason);
        fields.add(String.valueOf(evidence));
        fields.add(Boolean.toString(isProof));
        for (Map.Entry<String, SortedSet<String>> attribute : attributes.entrySet()) {
            fields.add(attribute.getKey());
            fields.addAll(attribute.getValue());
        }
        fields.add("tags");
        fields.addAll(tags);
        return Digest.of(fields.toArray(String[]::new));
    }
}
