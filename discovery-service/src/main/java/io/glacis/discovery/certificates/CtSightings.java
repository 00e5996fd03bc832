package io.glacis.discovery.certificates;

import io.glacis.contracts.Hostname;
import io.glacis.discovery.attribution.Basis;
import io.glacis.discovery.attribution.Sighting;
import io.glacis.discovery.attribution.Subject;
import io.glacis.discovery.names.Domains;
import io.glacis.discovery.scope.ScanScope;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What certificates below a domain show: names below it, and domains that stand on one with it.
///
/// @param keep stores a text as evidence and gives its digest
record CtSightings(ScanScope scope, Hostname domain, UnaryOperator<String> keep) {
    /// A certificate with more names, or one that was issued to somebody else, is a provider's,
    /// whose customers have nothing to do with each other.
    private static final int NEIGHBOURS_MAX = 20;

    private static final int ENTRIES_IN_EVIDENCE = 20;

    List<Sighting> of(List<CtAnswer.Entry> entries) {
        SortedMap<Hostname, SortedSet<String>> names = new TreeMap<>();
        SortedMap<Hostname, SortedSet<String>> neighbours = new TreeMap<>();
        for (CtAnswer.Entry entry : entries) {
            String line = line(entry);
            boolean isOurs = entry.subject().filter(name -> name.isWithin(domain)).isPresent();
            for (Hostname name : entry.names()) {
                if (name.isWithin(domain)) {
                    names.computeIfAbsent(name, _ -> new TreeSet<>()).add(line);
                } else if (isOurs && entry.names().size() <= NEIGHBOURS_MAX) {
                    Domains.registered(name)
                            .filter(other -> !scope.scope().excludes(other))
                            .filter(other -> scope.domainOf(other).isEmpty())
                            .ifPresent(other ->
                                    neighbours
                                            .computeIfAbsent(other, _ -> new TreeSet<>())
                                            .add(line));
                }
            }
        }
        List<Sighting> sightings = new ArrayList<>();
        names.forEach((name, lines) -> below(sightings, name, lines));
        neighbours.forEach((other, lines) -> sightings.add(neighbour(other, lines)));
        return sightings;
    }

    private void below(List<Sighting> sightings, Hostname name, SortedSet<String> lines) {
        Subject subject = Subject.hostname(name);
        Subject origin = ScanScope.seed(domain);
        boolean isNamedBelow =
                scope.domainOf(name).filter(domain::equals).isPresent()
                        && !Domains.isService(name)
                        && !origin.equals(subject);
        if (isNamedBelow) {
            sightings.add(
                    Sighting.named(
                                    subject,
                                    origin,
                                    "ct",
                                    Basis.SUBDOMAIN,
                                    "named on a public certificate below " + domain)
                            .withEvidence(evidence(lines)));
        }
    }

    private Sighting neighbour(Hostname other, SortedSet<String> lines) {
        return Sighting.seen(
                        Subject.domain(other),
                        ScanScope.seed(domain),
                        "ct",
                        Basis.CERTIFICATE_NEIGHBOUR,
                        "stands on one certificate with " + domain)
                .withEvidence(evidence(lines));
    }

    private String evidence(SortedSet<String> lines) {
        return keep.apply(
                lines.stream()
                        .limit(ENTRIES_IN_EVIDENCE)
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    private static String line(CtAnswer.Entry entry) {
        return "certificate "
                + entry.id()
                + " by "
                + entry.issuer()
                + " for "
                + entry.names().stream()
                        .limit(NEIGHBOURS_MAX)
                        .map(Hostname::text)
                        .collect(Collectors.joining(" "));
    }
}
