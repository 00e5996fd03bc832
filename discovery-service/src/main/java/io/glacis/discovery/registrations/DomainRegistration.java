package io.glacis.discovery.registrations;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.Hostname;
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
import java.util.List;
import java.util.stream.Stream;

/// Who registered a domain, through whom, until when.
@ApplicationScoped
class DomainRegistration implements TaskHandler, Follower {
    static final String PROBE = "discovery.rdap";

    private final Workbench bench;
    private final Rdap rdap;
    private final Inventory inventory;

    DomainRegistration(Workbench bench, Rdap rdap, Inventory inventory) {
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
                standing.subject().kind() == AssetKind.REGISTERED_DOMAIN
                        && standing.isVisible()
                        && standing.clearance().permits(Clearance.PASSIVE);
        return isWorthKnowing
                ? Stream.of(new Followup(Stage.NAMES, PROBE, standing.subject().value()))
                : Stream.empty();
    }

    @Override
    public TaskEnd run(Task task) {
        ScanScope scope = bench.scopeOf(task);
        Subject subject = Subject.domain(new Hostname(task.subject()));
        if (!scope.permits(Clearance.PASSIVE) || Workbench.isBarred(scope, subject)) {
            return TaskEnd.skipped("not within clearance or scope");
        }
        return switch (rdap.ask("domain/" + task.subject())) {
            case Rdap.Answer.Nothing() -> TaskEnd.done(_ -> {});
            case Rdap.Answer.Silent(var end) -> end;
            case Rdap.Answer.Found(var object) -> found(task, subject, new Registration(object));
        };
    }

    private TaskEnd found(Task task, Subject subject, Registration registration) {
        String evidence = bench.keep(task.tenant(), registration.object().toString());
        Sighting sighting =
                Sighting.named(subject, subject, "rdap", Basis.MET, "its registration")
                        .withEvidence(evidence)
                        .with("registrar", registration.registrars())
                        .with("organisation", registration.organisations())
                        .with("nameServers", registration.nameServers())
                        .with("registrationStatus", registration.statuses())
                        .with("registered", registration.day("registration").orElse(""))
                        .with("expires", registration.day("expiration").orElse(""));
        List<Trait> traits =
                registration.organisations().stream()
                        .map(Registration::folded)
                        .filter(organisation -> !Placeholders.isPlaceholder(organisation))
                        .map(organisation -> new Trait(Trait.ORGANISATION, organisation, subject))
                        .toList();
        return TaskEnd.done(unit -> inventory.record(unit, task, List.of(sighting), traits));
    }
}
