package io.glacis.discovery.attribution;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// Where sightings and standings of one scan are kept: in tables, or in memory.
public interface Graph {
    /// The sightings of these subjects.
    Map<Subject, ? extends Collection<Sighting>> sightings(Set<Subject> subjects);

    /// The standings that are known of these subjects.
    Map<Subject, Standing> standings(Set<Subject> subjects);

    /// The subjects that have a sighting with one of these origins.
    Set<Subject> hangingOn(Set<Subject> origins);

    /// Keeps new standings.
    void save(Collection<Standing> standings);
}
