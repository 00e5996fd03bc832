package io.glacis.discovery.assets;

import io.glacis.discovery.attribution.GraphInMemory;
import io.glacis.discovery.attribution.Propagation;
import io.glacis.discovery.attribution.Standing;
import io.glacis.discovery.attribution.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Judges a whole scan from its start, because a person's decision may take standings down, which
/// sightings alone never do.
@ApplicationScoped
class Recount {
    /// Stores the new standings and gives those that differ.
    List<Propagation.Change> run(ScanTables tables) {
        GraphInMemory graph = new GraphInMemory();
        graph.add(tables.everySighting());
        new Propagation(tables.scope().attribution()).run(graph, graph.subjects());
        Map<Subject, Standing> before = new HashMap<>();
        tables.everyStanding().forEach(standing -> before.put(standing.subject(), standing));
        List<Propagation.Change> changes = new ArrayList<>();
        new TreeMap<>(graph.standings())
                .forEach((subject, after) -> {
                    Standing was = before.getOrDefault(subject, Standing.unknown(subject));
                    if (!was.equals(after)) {
                        changes.add(new Propagation.Change(was, after));
                    }
                });
        tables.save(changes.stream().map(Propagation.Change::after).toList());
        return changes;
    }
}
