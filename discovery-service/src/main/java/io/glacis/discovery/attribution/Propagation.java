package io.glacis.discovery.attribution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Carries new sightings through a graph until nothing changes any more.
///
/// Standings only rise, distances only fall and chains follow distances, so the rounds end, and
/// they end in the same standings whatever came first.
public final class Propagation {
    /// More rounds than any chain of links is long; reaching it is a defect.
    private static final int ROUNDS_MAX = 1_000;

    private final Attribution attribution;

    public Propagation(Attribution attribution) {
        this.attribution = attribution;
    }

    /// What became of a subject: how it stood before the first round and stands after the last.
    public record Change(Standing before, Standing after) {}

    /// Assesses the subjects and whatever hangs on them; gives the standings that are not what they
    /// were.
    public List<Change> run(Graph graph, Set<Subject> sighted) {
        SortedMap<Subject, Change> changes = new TreeMap<>();
        Set<Subject> waiting = new TreeSet<>(sighted);
        for (int round = 0; !waiting.isEmpty(); round++) {
            if (round == ROUNDS_MAX) {
                throw new IllegalStateException("attribution does not come to rest");
            }
            waiting = round(graph, waiting, changes);
        }
        return changes.values().stream()
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    private Set<Subject> round(
            Graph graph, Set<Subject> waiting, SortedMap<Subject, Change> changes) {
        Map<Subject, ? extends Collection<Sighting>> sightings = graph.sightings(waiting);
        Map<Subject, Standing> known = known(graph, waiting, sightings);
        List<Standing> changed = new ArrayList<>();
        Set<Subject> leadingOn = new TreeSet<>();
        for (Subject subject : waiting) {
            Collection<Sighting> own = sightings.get(subject);
            Standing before = known.getOrDefault(subject, Standing.unknown(subject));
            Standing after =
                    attribution.assess(
                            subject,
                            own == null ? List.of() : own,
                            origin -> known.getOrDefault(origin, Standing.unknown(origin)));
            if (!after.equals(before)) {
                changed.add(after);
                changes.merge(
                        subject,
                        new Change(before, after),
                        (first, _) -> new Change(first.before(), after));
            }
            if (!after.leadsOnLike(before)) {
                leadingOn.add(subject);
            }
        }
        graph.save(changed);
        return leadingOn.isEmpty() ? Set.of() : graph.hangingOn(leadingOn);
    }

    private static Map<Subject, Standing> known(
            Graph graph,
            Set<Subject> waiting,
            Map<Subject, ? extends Collection<Sighting>> sightings) {
        Set<Subject> wanted = new TreeSet<>(waiting);
        for (Collection<Sighting> own : sightings.values()) {
            for (Sighting sighting : own) {
                Subject origin = sighting.origin();
                if (origin != null) {
                    wanted.add(origin);
                }
            }
        }
        return new HashMap<>(graph.standings(wanted));
    }
}
