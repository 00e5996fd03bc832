package io.glacis.range;

import io.glacis.range.address.LoopbackPlan;
import io.glacis.range.tls.CertificateAuthority;
import io.glacis.range.tls.Identities;
import io.glacis.range.tls.Identities.Wanted;
import io.glacis.range.web.MissingSoftwareException;
import io.glacis.range.web.Site;
import io.glacis.range.web.SiteKind;
import io.glacis.range.web.VirtualHosts;
import io.glacis.range.web.VirtualHosts.Hosted;
import io.glacis.range.web.WebServer;
import io.glacis.range.world.Endpoint;
import io.glacis.range.world.SiteCertificate;
import io.glacis.range.world.World;
import io.glacis.range.world.WorldException;
import io.glacis.range.world.WorldSite;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// The sites of a running world and the ports on which they listen.
final class Neighbourhood implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Neighbourhood.class.getName());

    private final World world;
    private final LoopbackPlan plan;
    private final WebServer.Listener listener;
    private final Clock clock;
    private final Path workFolder;
    private final SSLContext tls;
    private final Map<String, SiteKind> kinds;
    private final VirtualHosts hosts = new VirtualHosts();
    private final Map<String, WebServer> servers = new ConcurrentHashMap<>();
    private final Map<String, Boolean> speaksTls = new ConcurrentHashMap<>();
    private final List<WorldSite> skipped = new ArrayList<>();

    Neighbourhood(
            World world,
            LoopbackPlan plan,
            CertificateAuthority authority,
            WebServer.Listener listener,
            Clock clock,
            Path workFolder) {
        this.world = world;
        this.plan = plan;
        this.listener = listener;
        this.clock = clock;
        this.workFolder = workFolder;
        this.tls = new Identities(authority, this::certificateFor).serverContext();
        this.kinds = SiteKinds.byName(clock);
    }

    void open() throws IOException {
        deleteTree(workFolder);
        for (WorldSite site : world.sites()) {
            add(site);
        }
    }

    void add(WorldSite site) throws IOException {
        SiteKind kind = kinds.get(site.kind());
        if (kind == null) {
            throw new WorldException(
                    site.file(),
                    site.field("kind"),
                    site.kind() + " is not a known kind; known are " + kinds.keySet());
        }
        Path folder =
                Files.createDirectories(
                        workFolder.resolve(site.host() + "-" + site.endpoints().getFirst().port()));
        Site built;
        try {
            built = kind.build(site, world, folder);
        } catch (MissingSoftwareException e) {
            if (!site.optional()) {
                throw new WorldException(site.file(), site.field("kind"), e.getMessage());
            }
            LOG.log(
                    System.Logger.Level.WARNING,
                    "world runs WITHOUT site " + site.host() + " and its truth: " + e.getMessage());
            skipped.add(site);
            return;
        }
        hosts.add(site, built);
        for (String address : site.addresses()) {
            for (Endpoint endpoint : site.endpoints()) {
                listen(site, address, endpoint);
            }
        }
    }

    private void listen(WorldSite site, String address, Endpoint endpoint) throws IOException {
        String key = address + " " + endpoint.port();
        Boolean before = speaksTls.putIfAbsent(key, endpoint.tls());
        if (before != null) {
            if (before != endpoint.tls()) {
                throw new WorldException(
                        site.file(),
                        site.field(endpoint.scheme()),
                        "port "
                                + endpoint.port()
                                + " of "
                                + address
                                + " speaks both http and https");
            }
            return;
        }
        WebServer server =
                new WebServer(
                        address,
                        endpoint.port(),
                        plan.listen(address, endpoint.port()),
                        hosts,
                        endpoint.tls() ? tls : null,
                        listener,
                        clock);
        servers.put(key, server);
        server.start();
    }

    boolean remove(String host) {
        Hosted gone = hosts.remove(host);
        if (gone == null) {
            return false;
        }
        close(gone.site());
        for (WebServer server : List.copyOf(servers.values())) {
            if (hosts.findForHandshake(server.address(), server.port(), null) == null) {
                String key = server.address() + " " + server.port();
                servers.remove(key);
                speaksTls.remove(key);
                plan.forget(server.address(), server.port());
                server.close();
            }
        }
        return true;
    }

    /// The world's sites that run.
    List<WorldSite> running() {
        return hosts.all().stream().map(Hosted::world).toList();
    }

    /// The optional sites that could not run here.
    List<WorldSite> skipped() {
        return List.copyOf(skipped);
    }

    int ports() {
        return servers.size();
    }

    private Wanted certificateFor(InetAddress loopback, int loopbackPort, @Nullable String said) {
        String address = plan.logicalOf(loopback);
        Integer port = plan.logicalPortOf(loopback, loopbackPort);
        Hosted hosted =
                address == null || port == null
                        ? null
                        : hosts.findForHandshake(address, port, said);
        if (hosted == null) {
            return new Wanted(List.of("range.example"), SiteCertificate.Fault.NONE);
        }
        List<String> names = new ArrayList<>();
        names.add(hosted.world().host());
        names.addAll(hosted.world().aliases());
        names.addAll(hosted.world().certificate().names());
        return new Wanted(names.stream().distinct().toList(), hosted.world().certificate().fault());
    }

    @Override
    public void close() {
        servers.values().forEach(WebServer::close);
        hosts.all().forEach(hosted -> close(hosted.site()));
    }

    private static void close(Site site) {
        if (site instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) { // loop boundary: the other sites must be closed too
                LOG.log(System.Logger.Level.WARNING, "site not closed", e);
            }
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
                            throws IOException {
                        Files.delete(dir);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
