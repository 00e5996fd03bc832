package io.glacis.discovery.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.contracts.Clearance;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Whatever order sightings arrive in, in whatever portions, and however often: the same standings.
class OrderTest {
    private static final Attribution ATTRIBUTION =
            new Attribution(
                    Clearance.POLITE_ACTIVE, _ -> false, s -> s.value().endsWith("3.example"));

    @Property(tries = 400)
    void any_order_and_any_repetition_ends_in_the_same_standings(
            @ForAll long world,
            @ForAll long order,
            @ForAll @IntRange(min = 1, max = 60) int links) {
        List<Sighting> sightings = sightings(new Random(world), links);

        assertThat(arriving(sightings, new Random(order))).isEqualTo(atOnce(sightings));
    }

    private static Map<Subject, Standing> atOnce(List<Sighting> sightings) {
        GraphInMemory graph = new GraphInMemory();
        graph.add(sightings);
        new Propagation(ATTRIBUTION).run(graph, graph.subjects());
        return graph.standings();
    }

    private static Map<Subject, Standing> arriving(List<Sighting> sightings, Random order) {
        List<Sighting> shuffled = new ArrayList<>(sightings);
        shuffled.addAll(sightings.subList(0, sightings.size() / 3));
        Collections.shuffle(shuffled, order);
        GraphInMemory graph = new GraphInMemory();
        while (!shuffled.isEmpty()) {
            List<Sighting> portion =
                    shuffled.subList(0, Math.min(shuffled.size(), 1 + order.nextInt(4)));
            graph.add(portion);
            Set<Subject> touched = new TreeSet<>();
            portion.forEach(sighting -> touched.add(sighting.subject()));
            new Propagation(ATTRIBUTION).run(graph, touched);
            portion.clear();
        }
        return graph.standings();
    }

    private static List<Sighting> sightings(Random random, int links) {
        Basis[] bases = Basis.values();
        List<Sighting> sightings = new ArrayList<>(List.of(Sighting.seed(subject(0), "declared")));
        for (int i = 0; i < links; i++) {
            Basis basis = bases[1 + random.nextInt(bases.length - 1)];
            Sighting named =
                    Sighting.named(
                                    subject(random.nextInt(12)),
                                    subject(random.nextInt(12)),
                                    "s" + random.nextInt(3),
                                    basis,
                                    "r" + random.nextInt(3))
                            .with("field", "v" + random.nextInt(5));
            sightings.add(random.nextBoolean() ? named.proven() : named);
        }
        return sightings;
    }

    private static Subject subject(int number) {
        return number % 3 == 0
                ? Subject.address(new IpAddress("203.0.113." + number))
                : Subject.hostname(new Hostname("n" + number + ".example"));
    }
}
