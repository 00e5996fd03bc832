package io.glacis.range;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.glacis.range.address.EgressProfile;
import io.glacis.range.address.LoopbackPlan;
import io.glacis.range.control.ControlSite;
import io.glacis.range.dns.DnsServer;
import io.glacis.range.dns.Namespace;
import io.glacis.range.dns.Namespace.Nameserver;
import io.glacis.range.dns.Namespace.ZoneSpec;
import io.glacis.range.tls.CertificateAuthority;
import io.glacis.range.traffic.Counters;
import io.glacis.range.traffic.Traffic;
import io.glacis.range.truth.Truth;
import io.glacis.range.web.Request;
import io.glacis.range.web.VirtualHosts;
import io.glacis.range.web.WebServer;
import io.glacis.range.world.Endpoint;
import io.glacis.range.world.Owner;
import io.glacis.range.world.SiteCertificate;
import io.glacis.range.world.World;
import io.glacis.range.world.WorldChange;
import io.glacis.range.world.WorldException;
import io.glacis.range.world.WorldSite;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A running world. Closing it stops every server and every process that it started.
public final class RangeServer implements AutoCloseable, ControlSite.Controlled {
    private static final int DNS_PORT = 53;
    private static final String CONTROL = "127.0.0.1";

    private final World world;
    private final RangeConfig config;
    private final Path caFile;
    private final Path profileFile;
    private final LoopbackPlan plan = new LoopbackPlan();
    private final Namespace namespace;
    private final Counters counters;
    private final Neighbourhood neighbourhood;
    private final List<DnsServer> nameservers = new ArrayList<>();
    private final DnsServer resolver;
    private final WebServer control;

    /// Runs the world until it is closed.
    public static RangeServer start(World world, RangeConfig config) throws IOException {
        return new RangeServer(world, config);
    }

    private RangeServer(World world, RangeConfig config) throws IOException {
        this.world = world;
        this.config = config;
        Files.createDirectories(config.home());
        caFile = config.home().toAbsolutePath().resolve("ca.pem");
        profileFile = config.home().toAbsolutePath().resolve("egress-profile.json");
        CertificateAuthority authority = CertificateAuthority.in(config.home(), config.clock());
        authority.writePem(caFile);
        namespace = new Namespace(world.zones());
        Set<String> foreign = foreignAddresses();
        counters =
                new Counters(
                        world.budgets(), world.boundaries(), foreign::contains, System::nanoTime);
        neighbourhood =
                new Neighbourhood(
                        world,
                        plan,
                        authority,
                        counters,
                        config.clock(),
                        config.home().resolve("sites"));
        List<AutoCloseable> started = new ArrayList<>();
        try {
            started.add(neighbourhood);
            neighbourhood.open();
            startNameservers(started);
            resolver =
                    DnsServer.resolver(
                            namespace,
                            world.resolverFaults(),
                            new InetSocketAddress(
                                    InetAddress.ofLiteral(LoopbackPlan.RESOLVER), config.dnsPort()),
                            (_, _) -> counters.askedResolver());
            started.add(resolver);
            control = startControl();
            started.add(control);
            writeProfile();
        } catch (BindException e) {
            closeAll(started);
            throw new IOException(
                    "a port of the Range is taken (dns "
                            + config.dnsPort()
                            + " on "
                            + LoopbackPlan.RESOLVER
                            + ", admin "
                            + config.adminPort()
                            + "): "
                            + e.getMessage(),
                    e);
        } catch (IOException | RuntimeException e) {
            closeAll(started);
            throw e;
        }
    }

    private void startNameservers(List<AutoCloseable> started) throws IOException {
        Set<String> addresses = new TreeSet<>();
        for (ZoneSpec zone : world.zones()) {
            for (Nameserver server : zone.nameservers()) {
                if (server.address() != null) {
                    addresses.add(server.address());
                }
            }
        }
        for (String address : addresses) {
            Owner owner = world.nameserverOwners().getOrDefault(address, Owner.BRAND);
            DnsServer server = startNameserver(address, owner);
            plan.note(address, DNS_PORT, new InetSocketAddress(server.address(), server.port()));
            nameservers.add(server);
            started.add(server);
        }
    }

    private DnsServer startNameserver(String address, Owner owner) throws IOException {
        DnsServer.Listener listener = (_, _) -> counters.askedNameserver(address, owner);
        InetSocketAddress wished = plan.wishedFor(address, DNS_PORT);
        try {
            return DnsServer.authority(namespace, address, wished, listener);
        } catch (BindException taken) {
            return DnsServer.authority(
                    namespace, address, new InetSocketAddress(wished.getAddress(), 0), listener);
        }
    }

    private WebServer startControl() throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(CONTROL), config.adminPort()));
        int port = socket.getLocalPort();
        VirtualHosts hosts = new VirtualHosts();
        hosts.add(
                new WorldSite(
                        world.file(),
                        0,
                        "control",
                        CONTROL,
                        List.of("localhost"),
                        List.of(CONTROL),
                        List.of(Endpoint.http(port)),
                        Owner.SOURCE,
                        false,
                        false,
                        new SiteCertificate(SiteCertificate.Fault.NONE, List.of()),
                        JsonNodeFactory.instance.objectNode()),
                new ControlSite(this));
        WebServer server =
                new WebServer(CONTROL, port, socket, hosts, null, new Unheard(), config.clock());
        server.start();
        return server;
    }

    /// Requests to the control API are nobody's traffic.
    private static final class Unheard implements WebServer.Listener {
        @Override
        public void connected(String address, int port) {}

        @Override
        public void requested(String address, @Nullable WorldSite site, Request request) {}
    }

    /// Addresses on which nobody but others answers: a connect is already too much.
    private Set<String> foreignAddresses() {
        Set<String> foreign = new TreeSet<>();
        Set<String> shared = new TreeSet<>();
        for (WorldSite site : world.sites()) {
            (site.owner() == Owner.FOREIGN ? foreign : shared).addAll(site.addresses());
        }
        foreign.removeAll(shared);
        return foreign;
    }

    private void writeProfile() throws IOException {
        new EgressProfile(
                        LoopbackPlan.RESOLVER + ":" + resolver.port(),
                        caFile,
                        plan.dial(),
                        world.sources())
                .write(profileFile);
    }

    public World world() {
        return world;
    }

    public Path profileFile() {
        return profileFile;
    }

    public Path caFile() {
        return caFile;
    }

    public InetSocketAddress resolverAddress() {
        return new InetSocketAddress(resolver.address(), resolver.port());
    }

    public int adminPort() {
        return control.boundTo().getPort();
    }

    /// The loopback address that stands for each logical `address:port`.
    public Map<String, String> dial() {
        return plan.dial();
    }

    public Traffic traffic() {
        return counters.traffic();
    }

    @Override
    public Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("world", world.name());
        status.put("brand", world.brand());
        status.put("names", names());
        status.put(
                "hosts",
                neighbourhood.running().stream()
                        .map(WorldSite::host)
                        .collect(Collectors.toSet())
                        .size());
        status.put("ports", neighbourhood.ports());
        status.put("zones", world.zones().size());
        status.put("resolver", LoopbackPlan.textOf(resolverAddress()));
        status.put("adminPort", adminPort());
        status.put("profile", profileFile.toString());
        status.put("caCertificate", caFile.toString());
        status.put("skipped", neighbourhood.skipped().stream().map(WorldSite::host).toList());
        return status;
    }

    private long names() {
        return world.zones().stream()
                .flatMap(zone -> zone.records().stream())
                .map(record -> record.getName().toString())
                .filter(name -> !name.endsWith(".arpa."))
                .distinct()
                .count();
    }

    @Override
    public Traffic counters() {
        return counters.traffic();
    }

    @Override
    public Map<String, Truth.Expected> truth() {
        return truthOfRunning().asMap();
    }

    @Override
    public List<Map<String, String>> labels() {
        return world.planted().stream()
                .map(token ->
                        Map.of(
                                "label", token.label(),
                                "mask", token.mask(),
                                "kind", token.kind(),
                                "name", token.name()))
                .toList();
    }

    /// The truth of what runs: that of skipped sites is not in it.
    public Truth truthOfRunning() {
        return world.truthWith(neighbourhood.running());
    }

    @Override
    public void reset() {
        counters.reset();
    }

    @Override
    public Map<String, Object> change(WorldChange change) throws IOException {
        int removedRecords = 0;
        for (var record : change.removedRecords()) {
            removedRecords += namespace.remove(record) ? 1 : 0;
        }
        change.addedRecords().forEach(namespace::add);
        int removedSites = 0;
        for (String host : change.removedSites()) {
            removedSites += neighbourhood.remove(host) ? 1 : 0;
        }
        for (WorldSite site : change.addedSites()) {
            neighbourhood.add(site);
        }
        writeProfile();
        return Map.of(
                "recordsAdded",
                change.addedRecords().size(),
                "recordsRemoved",
                removedRecords,
                "sitesAdded",
                change.addedSites().size(),
                "sitesRemoved",
                removedSites);
    }

    @Override
    public void close() {
        List<AutoCloseable> all = new ArrayList<>(nameservers);
        all.add(resolver);
        all.add(control);
        all.add(neighbourhood);
        closeAll(all);
    }

    private static void closeAll(List<AutoCloseable> started) {
        for (AutoCloseable one : started) {
            try {
                one.close();
            } catch (Exception e) { // loop boundary: the others must be closed too
                throw new WorldException("", "a server of the Range was not closed", e);
            }
        }
    }
}
