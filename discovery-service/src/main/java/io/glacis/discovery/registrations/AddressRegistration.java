package io.glacis.discovery.registrations;

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
import io.glacis.discovery.assets.Trait;
import io.glacis.discovery.attribution.Basis;
import io.glacis.discovery.attribution.Sighting;
import io.glacis.discovery.attribution.Standing;
import io.glacis.discovery.attribution.Subject;
import io.glacis.discovery.probes.Workbench;
import io.glacis.discovery.scope.ScanScope;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

/// Whose network an address lies in.
///
/// An address is the brand's when it lies in a declared block, or in a block that is registered to
/// the organisation of one of the brand's domains or to the brand by its very name. Every other
/// address that the brand's names lead to is a dependency: shared hosting, a CDN or a cloud, and
/// never port-scanned.
@ApplicationScoped
class AddressRegistration implements TaskHandler, Follower {
    static final String PROBE = "discovery.rdap-address";

    private final Workbench bench;
    private final Rdap rdap;
    private final Inventory inventory;

    AddressRegistration(Workbench bench, Rdap rdap, Inventory inventory) {
        this.bench = bench;
        this.rdap = rdap;
        this.inventory = inventory;
    }

    @Override
    public String probe() {
        return PROBE;
    }

    @Override
    public Stream<Followup> after(Standing standing, Known known) {
        boolean isWorthKnowing =
                standing.subject().kind() == AssetKind.IP_ADDRESS
                        && standing.isVisible()
                        && standing.clearance().permits(Clearance.PASSIVE);
        return isWorthKnowing
                ? Stream.of(new Followup(Stage.NAMES, PROBE, standing.subject().value()))
                : Stream.empty();
    }

    @Override
    public TaskEnd run(Task task) {
        ScanScope scope = bench.scopeOf(task);
        IpAddress address = new IpAddress(task.subject());
        if (!scope.permits(Clearance.PASSIVE)
                || Workbench.isBarred(scope, Subject.address(address))) {
            return TaskEnd.skipped("not within clearance or scope");
        }
        return switch (rdap.ask("ip/" + task.subject())) {
            case Rdap.Answer.Nothing() -> TaskEnd.done(_ -> {});
            case Rdap.Answer.Silent(var end) -> end;
            case Rdap.Answer.Found(var object) -> {
                Registration registration = new Registration(object);
                yield registration
                        .blockOf(address)
                        .map(block -> found(task, scope, address, block, registration))
                        .orElseGet(() -> TaskEnd.skipped("the register names no block"));
            }
        };
    }

    private TaskEnd found(
            Task task,
            ScanScope scope,
            IpAddress address,
            IpRange block,
            Registration registration) {
        String evidence = bench.keep(task.tenant(), registration.object().toString());
        Subject network = Subject.range(block);
        Subject subject = Subject.address(address);
        SortedSet<String> organisations = registration.organisations();
        List<Sighting> sightings = new ArrayList<>();
        sightings.add(
                Sighting.named(network, network, "rdap", Basis.MET, "its registration")
                        .proven()
                        .withEvidence(evidence)
                        .with("network", registration.network())
                        .with("organisation", organisations)
                        .with("country", registration.country()));
        sightings.add(
                Sighting.named(subject, network, "rdap", Basis.MET, "the network it lies in")
                        .withEvidence(evidence)
                        .with("network", registration.network())
                        .with("organisation", organisations));
        sightings.add(
                Sighting.named(
                                subject,
                                network,
                                "rdap",
                                Basis.IN_RANGE,
                                "lies inside " + block + ", which is the brand's")
                        .withEvidence(evidence));
        List<Trait> traits = new ArrayList<>();
        organisations.stream()
                .map(Registration::folded)
                .filter(organisation -> !Placeholders.isPlaceholder(organisation))
                .forEach(organisation -> {
                    traits.add(new Trait(Trait.ORGANISATION, organisation, network));
                    if (organisation.equals(Registration.folded(scope.brandName()))) {
                        byName(scope, network, evidence).forEach(sightings::add);
                    }
                });
        return TaskEnd.done(unit -> inventory.record(unit, task, sightings, traits));
    }

    private static Stream<Sighting> byName(ScanScope scope, Subject network, String evidence) {
        return scope.scope().domains().stream()
                .sorted()
                .limit(1)
                .map((Hostname domain) ->
                        Sighting.named(
                                        network,
                                        ScanScope.seed(domain),
                                        "rdap",
                                        Basis.SAME_ORGANISATION,
                                        "registered to the brand by its name")
                                .withEvidence(evidence));
    }
}
