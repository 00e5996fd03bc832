package io.glacis.discovery.web;

import io.glacis.contracts.Clearance;
import io.glacis.contracts.Digest;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.WebOrigin;
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
import io.glacis.platform.egress.Authority;
import io.glacis.platform.egress.Failure;
import io.glacis.platform.egress.HttpAsk;
import io.glacis.platform.egress.HttpOutcome;
import io.glacis.platform.egress.Limits;
import io.glacis.platform.egress.Redirects;
import io.glacis.platform.egress.WebUrl;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Visits the root of one origin as a browser would: follows redirects inside the scope, reads the
/// page, its icon and a few of its scripts.
@ApplicationScoped
class WebProbe implements TaskHandler, Follower {
    static final String PROBE = "discovery.web";
    private static final int PAGE_BYTES_MAX = 1 << 20;
    private static final int ICON_BYTES_MAX = 256 << 10;
    private static final int STATUS_OK = 200;

    private final Workbench bench;
    private final Inventory inventory;

    WebProbe(Workbench bench, Inventory inventory) {
        this.bench = bench;
        this.inventory = inventory;
    }

    @Override
    public String probe() {
        return PROBE;
    }

    @Override
    public Stream<Followup> after(Standing standing, Known known) {
        return Origins.after(standing, known);
    }

    @Override
    public TaskEnd run(Task task) {
        ScanScope scope = bench.scopeOf(task);
        WebOrigin origin = new WebOrigin(task.subject());
        Hostname host = new Hostname(origin.host());
        if (!scope.permits(Clearance.POLITE_ACTIVE)
                || Workbench.isBarred(scope, Subject.hostname(host))
                || Workbench.isBarred(scope, Subject.webApp(origin))) {
            return TaskEnd.skipped("not within clearance or scope");
        }
        Authority.Brand authority = scope.authority();
        Redirects visit =
                Redirects.follow(
                        bench.egress().http(),
                        authority,
                        ask(WebUrl.of(origin), PAGE_BYTES_MAX),
                        Redirects.HOPS_CAP);
        List<HttpOutcome.Answered> answers = new ArrayList<>(visit.hops());
        if (visit.end() instanceof HttpOutcome.Answered last) {
            answers.add(last);
        }
        if (answers.isEmpty()) {
            return silent(task, visit.end());
        }
        if (isPassing(visit.end())) {
            return Outcomes.refused(((HttpOutcome.Refused) visit.end()).reason(), "on the way");
        }
        Visit seen = new Visit(scope, origin, answers, bench.storageHosts());
        Visit.Extras extras = extras(authority, seen);
        String evidence = bench.keep(task.tenant(), seen.asEvidence());
        List<Sighting> sightings = seen.sightings(extras, evidence);
        return TaskEnd.done(unit -> inventory.record(unit, task, sightings));
    }

    private static boolean isPassing(HttpOutcome end) {
        return end instanceof HttpOutcome.Refused refused
                && switch (refused.reason()) {
                    case HALTED, BUDGET -> true;
                    case OUT_OF_SCOPE, EXCLUDED, CLEARANCE, DENIED_ADDRESS, MALFORMED_URL -> false;
                };
    }

    private static TaskEnd silent(Task task, HttpOutcome end) {
        return switch (end) {
            case HttpOutcome.Refused(var reason, var detail) -> Outcomes.refused(reason, detail);
            case HttpOutcome.Failed(var reason, var detail) -> failed(task, reason, detail);
            case HttpOutcome.Answered _ ->
                    throw new IllegalStateException("an answer is not silent");
        };
    }

    /// A closed port, or something that speaks no HTTP, is an answer: no application stands here.
    private static TaskEnd failed(Task task, Failure reason, String detail) {
        return switch (reason) {
            case CONNECT_REFUSED, UNREACHABLE, TLS, PROTOCOL, DNS_NO_ADDRESS, DNS_NXDOMAIN ->
                    TaskEnd.skipped("nothing answers HTTP here: " + reason);
            case TIMEOUT,
                    TOO_SLOW,
                    DNS_FAILURE,
                    RESET,
                    TOO_LARGE,
                    REDIRECT_LOOP,
                    TOO_MANY_REDIRECTS,
                    INTERRUPTED ->
                    Outcomes.failed(task, reason, detail);
        };
    }

    private Visit.Extras extras(Authority authority, Visit seen) {
        if (!seen.isWorthMore()) {
            return Visit.Extras.NONE;
        }
        List<String> scripts = new ArrayList<>();
        seen.page().scripts().stream()
                .distinct()
                .limit(bench.config().scriptsPerPageMax())
                .forEach(url ->
                        answer(authority, url, PAGE_BYTES_MAX)
                                .ifPresent(script -> scripts.add(script.body().text())));
        Optional<String> icon =
                seen.page()
                        .icon()
                        .flatMap(url -> answer(authority, url, ICON_BYTES_MAX))
                        .filter(answered -> !answered.truncated() && answered.body().length() > 0)
                        .filter(answered -> !answered.headers().mediaType().contains("html"))
                        .map(answered -> Digest.ofBytes(answered.body().bytes()));
        return new Visit.Extras(icon, scripts);
    }

    private Optional<HttpOutcome.Answered> answer(Authority authority, WebUrl url, int bytesMax) {
        return bench.egress().http().ask(authority, ask(url, bytesMax))
                                instanceof HttpOutcome.Answered answered
                        && answered.status() == STATUS_OK
                ? Optional.of(answered)
                : Optional.empty();
    }

    private HttpAsk ask(WebUrl url, int bytesMax) {
        return HttpAsk.get(url)
                .withLimits(
                        Limits.DEFAULT
                                .withWireBytesMax(bytesMax)
                                .withInflatedBytesMax(bytesMax)
                                .withPatience(bench.config().patience()));
    }
}
