package io.glacis.discovery.dns;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.Stage;
import io.glacis.discovery.assets.Follower;
import io.glacis.discovery.assets.Followup;
import io.glacis.discovery.assets.Inventory;
import io.glacis.discovery.assets.Known;
import io.glacis.discovery.attribution.Sighting;
import io.glacis.discovery.attribution.Standing;
import io.glacis.discovery.attribution.Subject;
import io.glacis.discovery.probes.Outcomes;
import io.glacis.discovery.probes.Workbench;
import io.glacis.discovery.scope.ScanScope;
import io.glacis.platform.egress.DnsOutcome;
import io.glacis.platform.egress.DnsRecord;
import io.glacis.platform.egress.DnsType;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Asks for every record of a name: whether it exists, where it leads, which names it names.
@ApplicationScoped
class Resolve implements TaskHandler, Follower {
    static final String PROBE = "discovery.resolve";
    private static final List<DnsType> EVERYWHERE =
            List.of(DnsType.AAAA, DnsType.MX, DnsType.NS, DnsType.TXT);
    private static final List<DnsType> AT_DOMAINS = List.of(DnsType.SOA, DnsType.CAA);

    /// Service records that name hosts of the brand.
    private static final List<String> SERVICES =
            List.of(
                    "_autodiscover._tcp",
                    "_caldavs._tcp",
                    "_imaps._tcp",
                    "_kerberos._tcp",
                    "_ldap._tcp",
                    "_sip._tls",
                    "_sipfederationtls._tcp",
                    "_submission._tcp",
                    "_xmpp-client._tcp",
                    "_xmpp-server._tcp");

    private final Workbench bench;
    private final WildcardBook wildcards;
    private final Inventory inventory;

    Resolve(Workbench bench, WildcardBook wildcards, Inventory inventory) {
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
        boolean isName =
                standing.subject().kind() == AssetKind.HOSTNAME
                        || known.scope().isDomain(standing.subject());
        return isName && standing.permits(Clearance.RESOLVE)
                ? Stream.of(new Followup(Stage.RESOLVE, PROBE, standing.subject().value()))
                : Stream.empty();
    }

    @Override
    public TaskEnd run(Task task) {
        ScanScope scope = bench.scopeOf(task);
        Hostname name = new Hostname(task.subject());
        if (!scope.permits(Clearance.RESOLVE)
                || scope.domainOf(name).isEmpty()
                || Workbench.isBarred(scope, Subject.hostname(name))) {
            return TaskEnd.skipped("not within clearance or scope");
        }
        DnsOutcome first = ask(scope, name.text(), DnsType.A);
        return switch (first) {
            case DnsOutcome.NxDomain nothing when nothing.records().isEmpty() -> absent(task, name);
            case DnsOutcome.NxDomain dangling ->
                    existing(task, scope, name, first, dangling.records());
            case DnsOutcome.Answer answer -> existing(task, scope, name, first, answer.records());
            case DnsOutcome.Failed(var reason, var detail) -> Outcomes.failed(task, reason, detail);
            case DnsOutcome.Refused(var reason, var detail) -> Outcomes.refused(reason, detail);
        };
    }

    private TaskEnd absent(Task task, Hostname name) {
        return new TaskEnd.Done(_ -> inventory.recordAbsence(task, Subject.hostname(name)));
    }

    private TaskEnd existing(
            Task task, ScanScope scope, Hostname name, DnsOutcome first, List<DnsRecord> found) {
        Wildcards.Nature nature =
                scope.scope().domains().contains(name)
                        ? Wildcards.Nature.REAL
                        : wildcards.of(scope).natureOf(name, first);
        return switch (nature) {
            case SYNTHESISED -> absent(task, name);
            case UNCLEAR -> retry("its wildcard probe was not answered");
            case REAL -> real(task, scope, name, found);
        };
    }

    private TaskEnd real(Task task, ScanScope scope, Hostname name, List<DnsRecord> found) {
        List<DnsRecord> records = new ArrayList<>(found);
        for (Question question : furtherQuestions(scope, name)) {
            switch (ask(scope, question.name(), question.type())) {
                case DnsOutcome.Answer answer -> records.addAll(answer.records());
                case DnsOutcome.NxDomain nothing -> records.addAll(nothing.records());
                case DnsOutcome.Failed(var reason, _) -> {
                    return retry(question.type() + " was not answered: " + reason);
                }
                case DnsOutcome.Refused(var reason, var detail) -> {
                    return Outcomes.refused(reason, detail);
                }
            }
        }
        Wildcards.Below below = wildcards.of(scope).below(name);
        if (below instanceof Wildcards.Below.Unclear) {
            return retry("whether it has a wildcard was not answered");
        }
        NameRecords all = new NameRecords(name, records);
        String evidence = bench.keep(task.tenant(), all.asEvidence());
        List<Sighting> sightings =
                new NameSightings(scope, all, evidence, bench.storageHosts()).with(below);
        Set<Hostname> parents = new TreeSet<>();
        if (all.isEmpty()) {
            parents.add(name); // nothing stands here, so it is there for what stands below it
            BruteForce.parents(name, scope).forEach(parents::add);
        }
        return TaskEnd.done(unit -> {
            inventory.record(unit, task, sightings);
            parents.forEach(
                    parent -> Inventory.spawn(unit, task, BruteForce.piece(parent.text(), 0)));
        });
    }

    private static List<Question> furtherQuestions(ScanScope scope, Hostname name) {
        List<Question> questions = new ArrayList<>();
        EVERYWHERE.forEach(type -> questions.add(new Question(name.text(), type)));
        if (scope.scope().domains().contains(name)) {
            AT_DOMAINS.forEach(type -> questions.add(new Question(name.text(), type)));
            questions.add(new Question("_dmarc." + name, DnsType.TXT));
            SERVICES.forEach(
                    service -> questions.add(new Question(service + "." + name, DnsType.SRV)));
        }
        return questions;
    }

    private DnsOutcome ask(ScanScope scope, String name, DnsType type) {
        return bench.egress().dns().ask(scope.authority(), name, type);
    }

    private static TaskEnd retry(String reason) {
        return TaskEnd.retry(reason, Duration.ofSeconds(1));
    }

    private record Question(String name, DnsType type) {}
}
