package io.glacis.discovery.certificates;

import io.glacis.contracts.Clearance;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.Stage;
import io.glacis.discovery.assets.Follower;
import io.glacis.discovery.assets.Followup;
import io.glacis.discovery.assets.Inventory;
import io.glacis.discovery.assets.Known;
import io.glacis.discovery.attribution.Sighting;
import io.glacis.discovery.attribution.Standing;
import io.glacis.discovery.probes.Outcomes;
import io.glacis.discovery.probes.Workbench;
import io.glacis.discovery.scope.ScanScope;
import io.glacis.platform.egress.HttpAsk;
import io.glacis.platform.egress.HttpOutcome;
import io.glacis.platform.egress.Limits;
import io.glacis.platform.egress.WebUrl;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Asks a certificate search, in the form of crt.sh, for every certificate below a domain.
@ApplicationScoped
class CtSearch implements TaskHandler, Follower {
    static final String PROBE = "discovery.ct-search";
    private static final int BODY_BYTES_MAX = 32 << 20;
    private static final int STATUS_NOT_FOUND = 404;
    private static final int STATUS_OK = 200;

    private final Workbench bench;
    private final Inventory inventory;

    CtSearch(Workbench bench, Inventory inventory) {
        this.bench = bench;
        this.inventory = inventory;
    }

    @Override
    public String probe() {
        return PROBE;
    }

    @Override
    public Stream<Followup> after(Standing standing, Known known) {
        return known.scope().isDomain(standing.subject()) && standing.permits(Clearance.PASSIVE)
                ? Stream.of(new Followup(Stage.NAMES, PROBE, standing.subject().value()))
                : Stream.empty();
    }

    @Override
    public TaskEnd run(Task task) {
        ScanScope scope = bench.scopeOf(task);
        Hostname domain = new Hostname(task.subject());
        if (!scope.permits(Clearance.PASSIVE) || scope.domainOf(domain).isEmpty()) {
            return TaskEnd.skipped("not within clearance or scope");
        }
        Workbench.Source ct = bench.ct();
        WebUrl url = ct.url().with("q", "%." + domain).with("output", "json");
        HttpAsk ask =
                HttpAsk.get(url)
                        .withLimits(
                                Limits.DEFAULT
                                        .withWireBytesMax(BODY_BYTES_MAX)
                                        .withInflatedBytesMax(BODY_BYTES_MAX)
                                        .withCallTimeout(Duration.ofSeconds(60))
                                        .withPatience(bench.config().patience()));
        return switch (bench.egress().http().ask(ct.authority(), ask)) {
            case HttpOutcome.Answered answered -> read(task, scope, domain, answered);
            case HttpOutcome.Failed(var reason, var detail) ->
                    TaskEnd.retry("no answer: " + reason + " " + detail, Duration.ofSeconds(1));
            case HttpOutcome.Refused(var reason, var detail) -> Outcomes.refused(reason, detail);
        };
    }

    private TaskEnd read(
            Task task, ScanScope scope, Hostname domain, HttpOutcome.Answered answered) {
        if (answered.status() == STATUS_NOT_FOUND) {
            return TaskEnd.done(_ -> {}); // this search says "nothing" so
        }
        if (answered.status() != STATUS_OK) {
            return TaskEnd.retry(
                    "certificate search answered " + answered.status(), Duration.ofSeconds(2));
        }
        if (answered.truncated()) {
            return TaskEnd.retry("certificate search sent too much", Duration.ofSeconds(2));
        }
        return switch (CtAnswer.read(answered.body().open())) {
            case CtAnswer.Malformed(var problem) ->
                    TaskEnd.retry(
                            "certificate search is malformed: " + problem, Duration.ofSeconds(2));
            case CtAnswer.Entries(var entries) -> {
                List<Sighting> sightings =
                        new CtSightings(scope, domain, text -> bench.keep(task.tenant(), text))
                                .of(entries);
                yield TaskEnd.done(unit -> inventory.record(unit, task, sightings));
            }
        };
    }
}
