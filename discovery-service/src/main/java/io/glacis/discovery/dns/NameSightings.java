package io.glacis.discovery.dns;

import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpAddress;
import io.glacis.contracts.IpRange;
import io.glacis.discovery.attribution.Basis;
import io.glacis.discovery.attribution.Sighting;
import io.glacis.discovery.attribution.Subject;
import io.glacis.discovery.buckets.BucketHosts;
import io.glacis.discovery.names.Domains;
import io.glacis.discovery.names.InternalAddresses;
import io.glacis.discovery.scope.ScanScope;
import io.glacis.platform.egress.DnsType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the records of one name show: the name itself, its addresses, the names it leads to.
///
/// A name outside the scope that the brand's records lead to is a dependency: it is noted and never
/// asked. So is an address, until a block of the brand's own holds it.
record NameSightings(
        ScanScope scope, NameRecords found, String evidence, Set<String> storageHosts) {
    private static final String SOURCE = "dns";

    List<Sighting> with(Wildcards.Below below) {
        List<Sighting> sightings = new ArrayList<>();
        Subject self = Subject.hostname(found.name());
        if (!found.isEmpty()) {
            sightings.add(self(self, below));
        }
        found.addresses().stream()
                .filter(address -> !InternalAddresses.contain(address))
                .forEach(address -> sightings.addAll(address(self, address)));
        found.aliases().forEach(target -> sightings.addAll(alias(self, target)));
        found.aliasesFurtherOn().forEach(target -> lead(sightings, self, target, "alias", ""));
        found.targets(DnsType.MX)
                .forEach(target -> lead(sightings, self, target, "mail server", "mail"));
        found.targets(DnsType.NS)
                .forEach(target -> lead(sightings, self, target, "name server", "dns"));
        found.targets(DnsType.SRV).forEach(target -> lead(sightings, self, target, "service", ""));
        found.mentions().stream()
                .filter(name -> !Domains.isService(name))
                .filter(name -> scope.domainOf(name).isPresent())
                .forEach(name ->
                        sightings.add(inScope(name, "named in records of " + found.name())));
        return sightings;
    }

    private Sighting self(Subject self, Wildcards.Below below) {
        Hostname domain = scope.domainOf(found.name()).orElseThrow();
        Subject origin = ScanScope.seed(domain);
        Sighting seen =
                origin.equals(self)
                        ? Sighting.seed(self, "declared by a person")
                        : Sighting.seen(
                                self,
                                origin,
                                SOURCE,
                                Basis.SUBDOMAIN,
                                "exists in DNS below " + domain);
        return seen.withEvidence(evidence)
                .with("addresses", found.addresses().stream().map(IpAddress::text).toList())
                .with("cname", texts(found.aliases()))
                .with("mx", texts(found.targets(DnsType.MX)))
                .with("ns", texts(found.targets(DnsType.NS)))
                .with("spf", found.spf())
                .with("txt", found.texts())
                .with("wildcard", wildcard(below))
                .tagged(
                        found.addresses().stream().anyMatch(InternalAddresses::contain)
                                ? List.of("internal-address")
                                : List.of());
    }

    private static List<String> wildcard(Wildcards.Below below) {
        return switch (below) {
            case Wildcards.Below.Wildcard(var pool) -> List.copyOf(pool);
            case Wildcards.Below.LooseWildcard(var pool) -> List.copyOf(pool);
            case Wildcards.Below.Nothing _, Wildcards.Below.Unclear _ -> List.of();
        };
    }

    private List<Sighting> address(Subject self, IpAddress address) {
        Subject subject = Subject.address(address);
        List<Sighting> sightings = new ArrayList<>();
        sightings.add(
                Sighting.seen(
                                subject,
                                self,
                                SOURCE,
                                Basis.LEANS_ON,
                                found.name() + " leads to this address")
                        .withEvidence(evidence)
                        .with("names", found.name().text()));
        Optional<IpRange> range = scope.rangeOf(address);
        range.ifPresent(own ->
                sightings.add(
                        Sighting.seen(
                                subject,
                                Subject.range(own),
                                SOURCE,
                                Basis.IN_RANGE,
                                "lies inside the declared block " + own)));
        return sightings;
    }

    private List<Sighting> alias(Subject self, Hostname target) {
        List<Sighting> sightings = new ArrayList<>();
        lead(sightings, self, target, "alias", "cloud");
        BucketHosts.of(target.text(), found.name().text(), storageHosts)
                .ifPresent(bucket ->
                        sightings.add(
                                Sighting.named(
                                                bucket,
                                                self,
                                                SOURCE,
                                                Basis.LINKED,
                                                found.name() + " is an alias of " + target)
                                        .withEvidence(evidence)));
        return sightings;
    }

    private void lead(
            List<Sighting> sightings, Subject self, Hostname target, String how, String tag) {
        if (target.equals(found.name()) || Domains.isService(target)) {
            return;
        }
        if (scope.domainOf(target).isPresent()) {
            sightings.add(inScope(target, how + " of " + found.name()));
        } else if (!scope.scope().excludes(target)) {
            sightings.add(
                    Sighting.seen(
                                    Subject.hostname(target),
                                    self,
                                    SOURCE,
                                    Basis.LEANS_ON,
                                    how + " of " + found.name())
                            .withEvidence(evidence)
                            .tagged(tag.isEmpty() ? List.of() : List.of(tag)));
        }
    }

    private Sighting inScope(Hostname name, String reason) {
        Hostname domain = scope.domainOf(name).orElseThrow();
        Subject origin = ScanScope.seed(domain);
        Subject subject = Subject.hostname(name);
        return origin.equals(subject)
                ? Sighting.seed(subject, "declared by a person")
                : Sighting.named(subject, origin, SOURCE, Basis.SUBDOMAIN, reason)
                        .withEvidence(evidence);
    }

    private static List<String> texts(Set<Hostname> names) {
        return names.stream().map(Hostname::text).toList();
    }
}
