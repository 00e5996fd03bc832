package io.glacis.discovery.attribution;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A whole scan's graph in memory: to work a person's decision in from the start.
public final class GraphInMemory implements Graph {
    private final Map<Subject, Set<Sighting>> sightings = new HashMap<>();
    private final Map<Subject, Set<Subject>> hanging = new HashMap<>();
    private final Map<Subject, Standing> standings = new HashMap<>();

    public void add(Collection<Sighting> more) {
        for (Sighting sighting : more) {
            sightings.computeIfAbsent(sighting.subject(), _ -> new LinkedHashSet<>()).add(sighting);
            Subject origin = sighting.origin();
            if (origin != null) {
                hanging.computeIfAbsent(origin, _ -> new HashSet<>()).add(sighting.subject());
            }
        }
    }

    /// Every subject that was sighted.
    public Set<Subject> subjects() {
        return Set.copyOf(sightings.keySet());
    }

    /// Every standing, by subject.
    public Map<Subject, Standing> standings() {
        return Map.copyOf(standings);
    }

    @Override
    public Map<Subject, Set<Sighting>> sightings(Set<Subject> subjects) {
        Map<Subject, Set<Sighting>> some = new HashMap<>();
        subjects.forEach(subject -> some.put(subject, sightings.getOrDefault(subject, Set.of())));
        return some;
    }

    @Override
    public Map<Subject, Standing> standings(Set<Subject> subjects) {
        Map<Subject, Standing> some = new HashMap<>(standings);
        some.keySet().retainAll(subjects);
        return some;
    }

    @Override
    public Set<Subject> hangingOn(Set<Subject> origins) {
        Set<Subject> some = new TreeSet<>();
        origins.forEach(origin -> some.addAll(hanging.getOrDefault(origin, Set.of())));
        return some;
    }

    @Override
    public void save(Collection<Standing> changed) {
        changed.forEach(standing -> standings.put(standing.subject(), standing));
    }
}
