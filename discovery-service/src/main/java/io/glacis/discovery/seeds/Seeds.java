package io.glacis.discovery.seeds;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpAddress;
import io.glacis.contracts.IpRange;
import io.glacis.discovery.assets.Inventory;
import io.glacis.discovery.attribution.Basis;
import io.glacis.discovery.attribution.Sighting;
import io.glacis.discovery.attribution.Subject;
import io.glacis.discovery.probes.Workbench;
import io.glacis.discovery.scope.ScanScope;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The first task of a scan: what a person declared, and what earlier scans found, to be looked at
/// again. It asks nobody.
@ApplicationScoped
class Seeds implements TaskHandler {
    private static final int HOST_BITS_V4 = 32;
    private static final int HOST_BITS_V6 = 128;

    private final Workbench bench;
    private final Inventory inventory;

    Seeds(Workbench bench, Inventory inventory) {
        this.bench = bench;
        this.inventory = inventory;
    }

    @Override
    public String probe() {
        return "discovery.seeds";
    }

    @Override
    public TaskEnd run(Task task) {
        ScanScope scope = bench.scopeOf(task);
        return TaskEnd.done(unit -> {
            List<Sighting> sightings = new ArrayList<>(declared(scope));
            inventory.knownValues(task.tenant(), task.brand(), AssetKind.HOSTNAME).stream()
                    .map(Hostname::new)
                    .flatMap(name -> known(scope, name).stream())
                    .forEach(sightings::add);
            inventory.record(unit, task, sightings);
        });
    }

    static List<Sighting> declared(ScanScope scope) {
        List<Sighting> sightings = new ArrayList<>();
        for (Hostname domain : scope.scope().domains()) {
            if (!scope.scope().excludes(domain)) {
                sightings.add(Sighting.seed(ScanScope.seed(domain), "declared by a person"));
            }
        }
        for (IpRange range : scope.scope().ranges()) {
            sightings.add(Sighting.seed(Subject.range(range), "declared by a person"));
            single(range)
                    .map(address ->
                            Sighting.seen(
                                    Subject.address(address),
                                    Subject.range(range),
                                    "seed",
                                    Basis.IN_RANGE,
                                    "declared by a person"))
                    .ifPresent(sightings::add);
        }
        return sightings;
    }

    private static Optional<IpAddress> single(IpRange range) {
        int slash = range.text().indexOf('/');
        IpAddress address = new IpAddress(range.text().substring(0, slash));
        int bits = Integer.parseInt(range.text().substring(slash + 1));
        return bits == (address.isV6() ? HOST_BITS_V6 : HOST_BITS_V4)
                ? Optional.of(address)
                : Optional.empty();
    }

    private static List<Sighting> known(ScanScope scope, Hostname name) {
        return scope
                .domainOf(name)
                .filter(domain -> !domain.equals(name))
                .map(domain ->
                        Sighting.named(
                                Subject.hostname(name),
                                ScanScope.seed(domain),
                                "known",
                                Basis.SUBDOMAIN,
                                "found by an earlier scan"))
                .stream()
                .toList();
    }
}
