package io.glacis.platform.egress;

import io.glacis.contracts.BrandId;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpRange;
import io.glacis.contracts.Scope;
import io.glacis.contracts.TenantId;
import io.glacis.platform.egress.governor.Governor;
import io.glacis.platform.egress.governor.Halts;
import io.glacis.platform.egress.governor.KillSwitch;
import io.glacis.platform.egress.governor.Rate;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The real door with the real internet's rules, where a dialler of our own leads permitted public
/// addresses to loopback servers and counts every connection that would have left.
final class Door implements AutoCloseable {
    static final String PUBLIC = "93.184.216.34";
    static final TenantId TENANT = TenantId.DEFAULT;
    static final BrandId BRAND = BrandId.of(TENANT, "Acme");

    final LoopbackZone zone = new LoopbackZone();
    final List<InetSocketAddress> dialled = new CopyOnWriteArrayList<>();
    final List<Refusal> denied = new CopyOnWriteArrayList<>();
    private final Map<InetSocketAddress, InetSocketAddress> plan = new ConcurrentHashMap<>();
    private final List<AutoCloseable> parts = new ArrayList<>();
    private volatile Halts halts = Halts.NONE;
    private LoopbackDns dns = new LoopbackDns(zone);
    private EgressLimits limits =
            EgressLimits.defaults()
                    .withPoliteness(
                            new Politeness(
                                    new Rate(10_000, 10_000),
                                    new Rate(10_000, 10_000),
                                    new Rate(10_000, 10_000),
                                    new Rate(10_000, 10_000),
                                    new Rate(10_000, 10_000),
                                    List.of()));
    private List<X509Certificate> authorities = List.of();
    private Governor governor = Governor.inMemory();

    Door limits(EgressLimits changed) {
        limits = changed;
        return this;
    }

    EgressLimits limits() {
        return limits;
    }

    Door governor(Governor changed) {
        governor = changed;
        return this;
    }

    Door trusting(X509Certificate authority) {
        authorities = List.of(authority);
        return this;
    }

    Door dns(LoopbackDns.Script script) {
        dns.close();
        dns = new LoopbackDns(script);
        return this;
    }

    LoopbackDns dns() {
        return dns;
    }

    Door halts(Halts changed) {
        halts = changed;
        return this;
    }

    /// Leads a public endpoint to a server.
    Door leads(String address, int port, InetSocketAddress server) {
        plan.put(Endpoints.parse(bracketed(address) + ":" + port, 0), server);
        return this;
    }

    Door keeps(AutoCloseable part) {
        parts.add(part);
        return this;
    }

    private static String bracketed(String address) {
        return address.indexOf(':') >= 0 ? "[" + address + "]" : address;
    }

    Egress open() {
        EgressProfile profile =
                new EgressProfile(
                        EgressProfile.Kind.LABORATORY,
                        List.of(dns.address()),
                        authorities,
                        List.of(),
                        Map.of(),
                        com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode());
        KillSwitch killSwitch = () -> halts;
        Egress egress =
                Egress.open(
                        new Egress.Parts(
                                profile,
                                limits,
                                governor,
                                killSwitch,
                                new EgressListener() {
                                    @Override
                                    public void denied(Refusal reason) {
                                        denied.add(reason);
                                    }
                                },
                                this::dial,
                                InstantSource.system(),
                                System::nanoTime));
        parts.add(egress);
        return egress;
    }

    private InetSocketAddress dial(InetSocketAddress endpoint) throws ConnectException {
        dialled.add(endpoint);
        InetSocketAddress to = plan.get(endpoint);
        if (to == null) {
            throw new ConnectException("Connection refused: nothing there in this test");
        }
        return to;
    }

    static Scope scope(String... domains) {
        return new Scope(
                java.util.Arrays.stream(domains).map(Hostname::new).toList(),
                List.of(),
                List.of(),
                List.of(),
                Clearance.POLITE_ACTIVE);
    }

    /// May look at acme.example and below.
    static Authority.Brand acme() {
        return Authority.Brand.of(TENANT, BRAND, scope("acme.example"));
    }

    /// May look at any address there is: only the tables of addresses stand in the way.
    static Authority.Brand boundless() {
        Scope everywhere =
                new Scope(
                        List.of(new Hostname("acme.example")),
                        List.of(new IpRange("0.0.0.0/0"), new IpRange("::/0")),
                        List.of(),
                        List.of(),
                        Clearance.POLITE_ACTIVE);
        return new Authority.Brand(
                TENANT, BRAND, everywhere, Clearance.POLITE_ACTIVE, Set.of("localhost"));
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable part : parts.reversed()) {
            part.close();
        }
        dns.close();
    }
}
