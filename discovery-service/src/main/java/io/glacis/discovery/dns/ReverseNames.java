package io.glacis.discovery.dns;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpAddress;
import io.glacis.contracts.IpRange;
import io.glacis.contracts.Stage;
import io.glacis.discovery.assets.Follower;
import io.glacis.discovery.assets.Followup;
import io.glacis.discovery.assets.Inventory;
import io.glacis.discovery.assets.Known;
import io.glacis.discovery.attribution.Basis;
import io.glacis.discovery.attribution.Sighting;
import io.glacis.discovery.attribution.Standing;
import io.glacis.discovery.attribution.Subject;
import io.glacis.discovery.names.Domains;
import io.glacis.discovery.probes.Workbench;
import io.glacis.discovery.scope.ScanScope;
import io.glacis.platform.egress.DnsOutcome;
import io.glacis.platform.egress.DnsType;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/// Asks for the names of the brand's own addresses and, inside a block that is the brand's, of
/// their neighbours. A task is one small block: `203.0.113.0/24 203.0.113.16/28`.
@ApplicationScoped
class ReverseNames implements TaskHandler, Follower {
    static final String PROBE = "discovery.ptr";

    private final Workbench bench;
    private final Inventory inventory;

    ReverseNames(Workbench bench, Inventory inventory) {
        this.bench = bench;
        this.inventory = inventory;
    }

    @Override
    public String probe() {
        return PROBE;
    }

    @Override
    public Stream<Followup> after(Standing standing, Known known) {
        if (!standing.permits(Clearance.RESOLVE)) {
            return Stream.empty();
        }
        return switch (standing.subject().kind()) {
            case IP_ADDRESS -> around(standing.subject(), known);
            case IP_RANGE -> inside(standing, known);
            case HOSTNAME, REGISTERED_DOMAIN, PORT, WEB_APP, BUCKET, CERTIFICATE, REPOSITORY ->
                    Stream.empty();
        };
    }

    private static Stream<Followup> around(Subject address, Known known) {
        IpAddress own = new IpAddress(address.value());
        return known.originsOf(address, AssetKind.IP_RANGE).stream()
                .filter(range -> range.permits(Clearance.RESOLVE))
                .map(range -> new IpRange(range.subject().value()))
                .map(range -> followup(range, Blocks.around(own, range)));
    }

    private Stream<Followup> inside(Standing range, Known known) {
        IpRange block = new IpRange(range.subject().value());
        return Stream.concat(
                sweep(block),
                known.hangingOn(range.subject(), AssetKind.IP_ADDRESS).stream()
                        .filter(address -> address.permits(Clearance.RESOLVE))
                        .map(address -> new IpAddress(address.subject().value()))
                        .map(address -> followup(block, Blocks.around(address, block))));
    }

    private Stream<Followup> sweep(IpRange range) {
        return Blocks.of(range, bench.config().sweepAddressesMax()).stream()
                .map(block -> followup(range, block));
    }

    private static Followup followup(IpRange range, IpRange block) {
        return new Followup(Stage.NAMES, PROBE, range + " " + block);
    }

    @Override
    public TaskEnd run(Task task) {
        ScanScope scope = bench.scopeOf(task);
        int space = task.subject().indexOf(' ');
        IpRange range = new IpRange(task.subject().substring(0, space));
        IpRange block = new IpRange(task.subject().substring(space + 1));
        if (!scope.permits(Clearance.RESOLVE) || Workbench.isBarred(scope, Subject.range(range))) {
            return TaskEnd.skipped("not within clearance or scope");
        }
        List<Asked> answers =
                Blocks.addresses(block).stream()
                        .filter(address -> !scope.scope().excludes(address))
                        .gather(
                                Gatherers.mapConcurrent(
                                        bench.config().questionsInFlightMax(),
                                        address -> new Asked(address, reverse(scope, address))))
                        .toList();
        if (answers.stream().anyMatch(asked -> asked.outcome() instanceof DnsOutcome.Failed)) {
            return TaskEnd.retry("a reverse name was not answered", Duration.ofSeconds(2));
        }
        List<Sighting> sightings =
                answers.stream().flatMap(asked -> sightings(task, scope, range, asked)).toList();
        return TaskEnd.done(unit -> inventory.record(unit, task, sightings));
    }

    private DnsOutcome reverse(ScanScope scope, IpAddress address) {
        return bench.egress().dns().reverse(scope.authority(), address);
    }

    private Stream<Sighting> sightings(Task task, ScanScope scope, IpRange range, Asked asked) {
        if (!(asked.outcome() instanceof DnsOutcome.Answer answer)) {
            return Stream.empty();
        }
        List<Hostname> names =
                answer.targets(DnsType.PTR).stream()
                        .flatMap(text -> Domains.read(text).stream())
                        .filter(name -> scope.domainOf(name).isPresent())
                        .distinct()
                        .sorted()
                        .toList();
        if (names.isEmpty()) {
            return Stream.empty();
        }
        String evidence =
                bench.keep(
                        task.tenant(),
                        "reverse "
                                + asked.address()
                                + "\n"
                                + String.join("\n", names.stream().map(Hostname::text).toList()));
        List<Sighting> sightings = new ArrayList<>();
        sightings.add(
                // a reverse name outlives its host: only a name that leads here proves the address
                Sighting.named(
                                Subject.address(asked.address()),
                                Subject.range(range),
                                "ptr",
                                Basis.IN_RANGE,
                                "has a name of the brand and lies inside " + range)
                        .withEvidence(evidence)
                        .with("ptr", names.stream().map(Hostname::text).toList()));
        names.stream()
                .map(name -> reverseName(scope, name, asked.address(), evidence))
                .forEach(sightings::add);
        return sightings.stream();
    }

    private static Sighting reverseName(
            ScanScope scope, Hostname name, IpAddress address, String evidence) {
        Hostname domain = scope.domainOf(name).orElseThrow();
        Subject subject = Subject.hostname(name);
        Subject origin = ScanScope.seed(domain);
        return origin.equals(subject)
                ? Sighting.seed(subject, "declared by a person")
                : Sighting.named(
                                subject,
                                origin,
                                "ptr",
                                Basis.SUBDOMAIN,
                                "the reverse name of " + address)
                        .withEvidence(evidence);
    }

    private record Asked(IpAddress address, DnsOutcome outcome) {}
}
