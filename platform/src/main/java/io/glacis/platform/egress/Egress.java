package io.glacis.platform.egress;

import io.glacis.platform.egress.governor.Governor;
import io.glacis.platform.egress.governor.KillSwitch;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;

/// The one door: HTTP, DNS, TCP and S3. Blocking calls, meant for virtual threads.
public final class Egress implements AutoCloseable {
    private final EgressProfile profile;
    private final Governor governor;
    private final HttpProbe http;
    private final DnsProbe dns;
    private final TcpProbe tcp;
    private final S3Probe s3;

    private Egress(Parts parts) {
        EgressProfile profile = parts.profile();
        EgressLimits limits = parts.limits();
        Gate gate = new Gate(parts.governor(), parts.listener());
        Admission admission = new Admission(AddressRules.of(profile, limits), parts.killSwitch());
        PolitenessKeys keys = PolitenessKeys.of(limits.politeness(), profile);
        Resolver resolver = new Resolver(parts.resolvers(), limits.budget().dns(), keys, gate);
        Route route = new Route(admission, resolver);
        Tls tls = new Tls(profile.authorities());
        GuardedSockets sockets = new GuardedSockets(parts.dialPlan());
        Wire wire =
                new Wire(
                        new ClientFamily(tls, sockets, limits.budget()),
                        tls,
                        admission,
                        limits,
                        new BodiesInFlight(limits.budget().bodiesInFlightMax()),
                        parts.clock(),
                        parts.nanos());
        this.profile = profile;
        this.governor = parts.governor();
        this.http = new HttpProbe(route, keys, gate, wire);
        this.dns = new DnsProbe(admission, resolver, gate);
        this.tcp = new TcpProbe(route, keys, gate, wire, sockets);
        this.s3 = new S3Probe(http);
    }

    /// What the door is made of; tests put in their own plan, clock and listener.
    record Parts(
            EgressProfile profile,
            EgressLimits limits,
            Governor governor,
            KillSwitch killSwitch,
            EgressListener listener,
            DialPlan dialPlan,
            InstantSource clock,
            LongSupplier nanos) {
        List<InetSocketAddress> resolvers() {
            return profile.resolvers();
        }
    }

    static Egress open(Parts parts) {
        return new Egress(parts);
    }

    /// Opens the door. Closing it closes the governor too.
    public static Egress open(
            EgressProfile profile, EgressLimits limits, Governor governor, KillSwitch killSwitch) {
        return open(profile, limits, governor, killSwitch, EgressListener.SILENT);
    }

    /// Opens the door and lets a listener count.
    public static Egress open(
            EgressProfile profile,
            EgressLimits limits,
            Governor governor,
            KillSwitch killSwitch,
            EgressListener listener) {
        return open(
                new Parts(
                        profile,
                        limits,
                        governor,
                        killSwitch,
                        listener,
                        DialPlan.of(profile),
                        InstantSource.system(),
                        System::nanoTime));
    }

    public EgressProfile profile() {
        return profile;
    }

    public HttpProbe http() {
        return http;
    }

    public DnsProbe dns() {
        return dns;
    }

    public TcpProbe tcp() {
        return tcp;
    }

    public S3Probe s3() {
        return s3;
    }

    @Override
    public void close() {
        s3.close();
        governor.close();
    }
}
