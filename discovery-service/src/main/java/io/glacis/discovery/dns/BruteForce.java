package io.glacis.discovery.dns;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.Hostname;
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
import io.glacis.discovery.names.Words;
import io.glacis.discovery.probes.Workbench;
import io.glacis.discovery.scope.ScanScope;
import io.glacis.platform.egress.DnsOutcome;
import io.glacis.platform.egress.DnsType;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Tries a piece of the word list below a name: the whole list below the brand's domains, its most
/// common words below every name that has children.
@ApplicationScoped
class BruteForce implements TaskHandler, Follower {
    static final String PROBE = "discovery.dns-brute";
    private static final int DEPTH_BELOW_DOMAIN_MAX = 3;

    private final Workbench bench;
    private final WildcardBook wildcards;
    private final Inventory inventory;

    BruteForce(Workbench bench, WildcardBook wildcards, Inventory inventory) {
        this.bench = bench;
        this.wildcards = wildcards;
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
        if (known.scope().isDomain(standing.subject())) {
            return IntStream.range(0, Words.pieces(bench.config().wordsPerTask()))
                    .mapToObj(piece -> piece(standing.subject().value(), piece));
        }
        return standing.subject().kind() == AssetKind.HOSTNAME && standing.isProven()
                ? parents(new Hostname(standing.subject().value()), known.scope())
                        .map(parent -> piece(parent.text(), 0))
                : Stream.empty();
    }

    /// The names between a name and the brand's domain.
    static Stream<Hostname> parents(Hostname name, ScanScope scope) {
        Optional<Hostname> domain = scope.domainOf(name);
        return domain.isEmpty()
                ? Stream.empty()
                : Stream.iterate(
                                Domains.parent(name),
                                Optional::isPresent,
                                up -> Domains.parent(up.get()))
                        .map(Optional::get)
                        .takeWhile(up -> up.isWithin(domain.get()) && !up.equals(domain.get()))
                        .filter(up -> up.depth() <= domain.get().depth() + DEPTH_BELOW_DOMAIN_MAX);
    }

    static Followup piece(String parent, int piece) {
        return new Followup(Stage.NAMES, PROBE, parent + "#" + piece);
    }

    @Override
    public TaskEnd run(Task task) {
        ScanScope scope = bench.scopeOf(task);
        int hash = task.subject().indexOf('#');
        Hostname parent = new Hostname(task.subject().substring(0, hash));
        int piece = Integer.parseInt(task.subject().substring(hash + 1));
        if (!scope.permits(Clearance.RESOLVE) || scope.domainOf(parent).isEmpty()) {
            return TaskEnd.skipped("not within clearance or scope");
        }
        List<Tried> tried =
                Words.piece(piece, bench.config().wordsPerTask()).stream()
                        .flatMap(word -> Domains.read(word + "." + parent).stream())
                        .filter(name -> scope.domainOf(name).isPresent())
                        .gather(
                                Gatherers.mapConcurrent(
                                        bench.config().questionsInFlightMax(),
                                        name -> attempt(name, scope)))
                        .toList();
        List<Sighting> found =
                tried.stream()
                        .filter(t -> t.nature() == Wildcards.Nature.REAL)
                        .map(t -> sighting(t.name(), scope))
                        .toList();
        long unclear = tried.stream().filter(t -> t.nature() == Wildcards.Nature.UNCLEAR).count();
        return unclear == 0
                ? TaskEnd.done(unit -> inventory.record(unit, task, found))
                : new TaskEnd.Retry(
                        unclear + " of " + tried.size() + " names were not answered",
                        Duration.ofSeconds(2),
                        new TaskEnd.Failed(
                                unclear + " of " + tried.size() + " names were not answered",
                                unit -> inventory.record(unit, task, found)));
    }

    private Tried attempt(Hostname name, ScanScope scope) {
        DnsOutcome outcome = bench.egress().dns().ask(scope.authority(), name, DnsType.A);
        return switch (outcome) {
            case DnsOutcome.NxDomain nothing when nothing.records().isEmpty() ->
                    new Tried(name, Wildcards.Nature.SYNTHESISED);
            case DnsOutcome.NxDomain _, DnsOutcome.Answer _ ->
                    new Tried(name, wildcards.of(scope).natureOf(name, outcome));
            case DnsOutcome.Failed _ -> new Tried(name, Wildcards.Nature.UNCLEAR);
            case DnsOutcome.Refused _ -> new Tried(name, Wildcards.Nature.UNCLEAR);
        };
    }

    private static Sighting sighting(Hostname name, ScanScope scope) {
        Hostname domain = scope.domainOf(name).orElseThrow();
        return Sighting.named(
                Subject.hostname(name),
                ScanScope.seed(domain),
                "dns-brute",
                Basis.SUBDOMAIN,
                "a common name below " + domain + " that exists in DNS");
    }

    private record Tried(Hostname name, Wildcards.Nature nature) {}
}
