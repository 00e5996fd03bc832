package io.glacis.range.truth;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The ground truth of a world, by capability. Read by the score only, never by a service.
public record Truth(SortedMap<String, Expected> capabilities) {
    public static final Truth NONE = new Truth(new TreeMap<>());

    public Truth {
        capabilities = Collections.unmodifiableSortedMap(new TreeMap<>(capabilities));
    }

    /// What one capability should find, what it must not find, and what counts neither way.
    public record Expected(Set<String> truth, Set<String> decoys, Set<String> neutral) {
        public static final Expected NOTHING = new Expected(Set.of(), Set.of(), Set.of());

        public Expected {
            truth = Collections.unmodifiableSet(new LinkedHashSet<>(truth));
            decoys = Collections.unmodifiableSet(new LinkedHashSet<>(decoys));
            neutral = Collections.unmodifiableSet(new LinkedHashSet<>(neutral));
        }

        Expected and(Expected more) {
            return new Expected(
                    union(truth, more.truth),
                    union(decoys, more.decoys),
                    union(neutral, more.neutral));
        }

        private static Set<String> union(Collection<String> one, Collection<String> other) {
            Set<String> all = new LinkedHashSet<>(one);
            all.addAll(other);
            return all;
        }
    }

    public Expected of(String capability) {
        return capabilities.getOrDefault(capability, Expected.NOTHING);
    }

    public Truth and(Truth more) {
        SortedMap<String, Expected> all = new TreeMap<>(capabilities);
        more.capabilities.forEach((name, expected) -> all.merge(name, expected, Expected::and));
        return new Truth(all);
    }

    public static Truth all(Stream<Truth> parts) {
        return parts.reduce(NONE, Truth::and);
    }

    public int truths() {
        return capabilities.values().stream().mapToInt(e -> e.truth().size()).sum();
    }

    public int decoys() {
        return capabilities.values().stream().mapToInt(e -> e.decoys().size()).sum();
    }

    /// The truth as `{"capability": {"truth": [], "decoys": [], "neutral": []}}`.
    public Map<String, Expected> asMap() {
        return capabilities;
    }
}
