package io.glacis.discovery.attribution;

import io.glacis.contracts.AssetState;
import io.glacis.contracts.AttributionLink;
import io.glacis.contracts.Clearance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// How sightings of a subject become a standing.
///
/// Confidence is a noisy-or with one vote for each group of evidence: `1 - Π(1 - max w·P(origin))`.
/// Only an origin that is itself confirmed speaks, so two doubtful things cannot vouch for each
/// other. All of this only grows with more sightings, so the outcome is the least fixed point and
/// does not depend on the order in which they came.
///
/// Gates: from [#CONFIRMED] on an asset is the brand's and may be probed; from [#LIKELY] on it is
/// watched; below that it waits for more evidence or a person.
public final class Attribution {
    static final double CONFIRMED = 0.9;
    static final double LIKELY = 0.5;
    private static final int CHAIN_MAX = 8;
    private static final int VALUE_LENGTH_MAX = 1_024;
    private static final int ATTRIBUTES_MAX = 64;
    private static final double STEP = 1e6;
    private static final double ROUNDING = 1e-3;

    private static final Comparator<Sighting> STRONGEST_FIRST =
            Comparator.<Sighting>comparingDouble(s -> -s.basis().weight())
                    .thenComparing(Sighting::source)
                    .thenComparing(s -> String.valueOf(s.origin()))
                    .thenComparing(Sighting::reason)
                    .thenComparing(Sighting::digest);

    private final Clearance clearance;
    private final Predicate<Subject> isExcluded;
    private final Predicate<Subject> isRejected;

    /// @param clearance how far the brand's own assets may be probed
    /// @param isExcluded what must never be touched
    /// @param isRejected what a person said is not the brand's
    public Attribution(
            Clearance clearance, Predicate<Subject> isExcluded, Predicate<Subject> isRejected) {
        this.clearance = clearance;
        this.isExcluded = isExcluded;
        this.isRejected = isRejected;
    }

    /// The standing of a subject, given those of the origins of its sightings.
    Standing assess(
            Subject subject,
            Collection<Sighting> sightings,
            Function<Subject, Standing> standingOf) {
        boolean rejected = isRejected.test(subject);
        List<Sighting> live =
                sightings.stream()
                        .filter(s -> isLive(s, standingOf))
                        .sorted(STRONGEST_FIRST)
                        .toList();
        double confidence = rejected ? 0 : confidence(live, standingOf);
        boolean leansOn = live.stream().anyMatch(s -> s.basis() == Basis.LEANS_ON);
        AssetState state = state(rejected, isExcluded.test(subject), confidence, leansOn);
        List<Sighting> links = live.stream().filter(s -> s.basis() != Basis.MET).toList();
        int distance =
                links.stream()
                        .mapToInt(s -> distance(s, standingOf))
                        .min()
                        .orElse(Standing.UNREACHED);
        return new Standing(
                subject,
                confidence,
                distance,
                live.stream().anyMatch(Sighting::isProof),
                state,
                clearance(subject, state),
                chain(links, distance, standingOf),
                attributes(live),
                live.stream().flatMap(s -> s.tags().stream()).distinct().sorted().toList());
    }

    private static boolean isLive(Sighting sighting, Function<Subject, Standing> standingOf) {
        Subject origin = sighting.origin();
        if (origin == null) {
            return true;
        }
        // what was merely met on the way hangs on nothing, so it is neither confirmed nor refuted
        // here
        return sighting.basis() == Basis.MET || standingOf.apply(origin).isConfirmed();
    }

    private static double confidence(List<Sighting> live, Function<Subject, Standing> standingOf) {
        SortedMap<String, Double> votes = new TreeMap<>();
        for (Sighting sighting : live) {
            Subject origin = sighting.origin();
            double trust = origin == null ? 1 : standingOf.apply(origin).confidence();
            votes.merge(sighting.basis().group(), sighting.basis().weight() * trust, Math::max);
        }
        double doubt = 1;
        for (double vote : votes.values()) {
            doubt *= 1 - vote;
        }
        return Math.floor((1 - doubt) * STEP + ROUNDING) / STEP;
    }

    private static AssetState state(
            boolean rejected, boolean excluded, double confidence, boolean leansOn) {
        if (rejected) {
            return AssetState.REJECTED;
        }
        if (confidence >= CONFIRMED) {
            return excluded ? AssetState.MONITOR_ONLY : AssetState.OWNED;
        }
        if (leansOn) {
            return AssetState.DEPENDENCY;
        }
        return confidence >= LIKELY ? AssetState.MONITOR_ONLY : AssetState.CANDIDATE;
    }

    private Clearance clearance(Subject subject, AssetState state) {
        if (isExcluded.test(subject)) {
            return Clearance.NONE;
        }
        return switch (state) {
            case OWNED -> clearance;
            case DEPENDENCY, MONITOR_ONLY, CANDIDATE ->
                    clearance == Clearance.NONE ? Clearance.NONE : Clearance.PASSIVE;
            case REJECTED -> Clearance.NONE;
        };
    }

    private static int distance(Sighting sighting, Function<Subject, Standing> standingOf) {
        Subject origin = sighting.origin();
        if (origin == null) {
            return 0;
        }
        int before = standingOf.apply(origin).distance();
        return before == Standing.UNREACHED ? Standing.UNREACHED : before + 1;
    }

    /// The shortest way to a seed; of several the strongest, then the first by name.
    private static List<AttributionLink> chain(
            List<Sighting> links, int distance, Function<Subject, Standing> standingOf) {
        if (distance == Standing.UNREACHED) {
            return List.of();
        }
        Sighting nearest =
                links.stream()
                        .filter(s -> distance(s, standingOf) == distance)
                        .findFirst()
                        .orElseThrow();
        List<AttributionLink> chain = new ArrayList<>();
        Subject origin = nearest.origin();
        Subject from = origin == null ? nearest.subject() : origin;
        chain.add(
                new AttributionLink(
                        nearest.source(),
                        from.kind(),
                        from.value(),
                        nearest.reason(),
                        nearest.basis().weight(),
                        nearest.evidence()));
        if (origin != null) {
            chain.addAll(standingOf.apply(origin).chain());
        }
        return chain.size() > CHAIN_MAX ? chain.subList(0, CHAIN_MAX) : chain;
    }

    private static SortedMap<String, String> attributes(List<Sighting> live) {
        SortedMap<String, SortedSet<String>> united = new TreeMap<>();
        for (Sighting sighting : live) {
            sighting.attributes()
                    .forEach((field, values) ->
                            united.computeIfAbsent(field, _ -> new TreeSet<>()).addAll(values));
        }
        return united.entrySet().stream()
                .limit(ATTRIBUTES_MAX)
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                field -> joined(field.getValue()),
                                (one, _) -> one,
                                TreeMap::new));
    }

    /// As many whole values as fit.
    private static String joined(SortedSet<String> values) {
        StringBuilder joined = new StringBuilder();
        for (String value : values) {
            String separator = joined.isEmpty() ? "" : ", ";
            if (joined.length() + separator.length() + value.length() > VALUE_LENGTH_MAX) {
                return joined.isEmpty() ? value.substring(0, VALUE_LENGTH_MAX) : joined.toString();
            }
            joined.append(separator).append(value);
        }
        return joined.toString();
    }
}
