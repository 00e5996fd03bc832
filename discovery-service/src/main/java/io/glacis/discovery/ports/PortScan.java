package io.glacis.discovery.ports;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.Endpoint;
import io.glacis.contracts.IpAddress;
import io.glacis.contracts.Stage;
import io.glacis.discovery.assets.Follower;
import io.glacis.discovery.assets.Followup;
import io.glacis.discovery.assets.Inventory;
import io.glacis.discovery.assets.Known;
import io.glacis.discovery.attribution.Basis;
import io.glacis.discovery.attribution.Sighting;
import io.glacis.discovery.attribution.Standing;
import io.glacis.discovery.attribution.Subject;
import io.glacis.discovery.probes.Workbench;
import io.glacis.discovery.scope.ScanScope;
import io.glacis.platform.egress.Authority;
import io.glacis.platform.egress.Refusal;
import io.glacis.platform.egress.TcpOutcome;
import io.glacis.platform.egress.TcpScript;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks which of the configured ports of one of the brand's own addresses are open, and what
/// stands behind them. Sends nothing but a TLS hello.
@ApplicationScoped
class PortScan implements TaskHandler, Follower {
    static final String PROBE = "discovery.port";
    private static final int PORTS_IN_FLIGHT_MAX = 8;

    private final Workbench bench;
    private final Inventory inventory;

    PortScan(Workbench bench, Inventory inventory) {
        this.bench = bench;
        this.inventory = inventory;
    }

    @Override
    public String probe() {
        return PROBE;
    }

    @Override
    public Stream<Followup> after(Standing standing, Known known) {
        return standing.subject().kind() == AssetKind.IP_ADDRESS
                        && standing.isVisible()
                        && standing.permits(Clearance.POLITE_ACTIVE)
                ? Stream.of(new Followup(Stage.PORTS, PROBE, standing.subject().value()))
                : Stream.empty();
    }

    @Override
    public TaskEnd run(Task task) {
        ScanScope scope = bench.scopeOf(task);
        IpAddress address = new IpAddress(task.subject());
        if (!scope.permits(Clearance.POLITE_ACTIVE)
                || Workbench.isBarred(scope, Subject.address(address))) {
            return TaskEnd.skipped("not within clearance or scope");
        }
        Authority.Brand authority = scope.authority().attributing(address.text());
        List<Looked> looked =
                bench.config().ports().stream()
                        .distinct()
                        .gather(
                                Gatherers.mapConcurrent(
                                        PORTS_IN_FLIGHT_MAX,
                                        port -> look(authority, address, port)))
                        .toList();
        List<Sighting> open =
                looked.stream().map(Looked::sighting).filter(Objects::nonNull).toList();
        long unclear = looked.stream().filter(Looked::isUnclear).count();
        return unclear == 0
                ? TaskEnd.done(unit -> inventory.record(unit, task, open))
                : new TaskEnd.Retry(
                        unclear + " ports were not decided",
                        Duration.ofSeconds(2),
                        new TaskEnd.Failed(
                                unclear + " ports were not decided",
                                unit -> inventory.record(unit, task, open)));
    }

    private Looked look(Authority authority, IpAddress address, int port) {
        return switch (bench.egress()
                .tcp()
                .connect(authority, address, port, TcpScript.connectOnly())) {
            case TcpOutcome.Open _ -> open(authority, address, port);
            case TcpOutcome.Closed _, TcpOutcome.Filtered _ -> Looked.NOTHING;
            case TcpOutcome.Failed _ -> Looked.UNCLEAR;
            case TcpOutcome.Refused(var reason, _) ->
                    reason == Refusal.HALTED || reason == Refusal.BUDGET
                            ? Looked.UNCLEAR
                            : Looked.NOTHING;
        };
    }

    private Looked open(Authority authority, IpAddress address, int port) {
        Sighting seen =
                Sighting.seen(
                        new Subject(AssetKind.PORT, new Endpoint(address, port, "tcp").text()),
                        Subject.address(address),
                        "port",
                        Basis.PART_OF,
                        "an open port of " + address);
        return Looked.at(
                switch (bench.egress()
                        .tcp()
                        .connect(authority, address, port, Speech.firstAsk(port))) {
                    case TcpOutcome.Open(_, var banner, var tls) ->
                            tls != null
                                    ? seen.with("service", "tls")
                                    : Speech.of(banner.bytes()).describe(seen);
                    case TcpOutcome.Closed _,
                            TcpOutcome.Filtered _,
                            TcpOutcome.Failed _,
                            TcpOutcome.Refused _ ->
                            seen.with("service", "silent");
                });
    }

    /// What was found at one port.
    private record Looked(@Nullable Sighting sighting, boolean isUnclear) {
        static final Looked NOTHING = new Looked(null, false);
        static final Looked UNCLEAR = new Looked(null, true);

        static Looked at(Sighting sighting) {
            return new Looked(sighting, false);
        }
    }
}
