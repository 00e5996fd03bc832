package io.glacis.range.software;

import io.glacis.range.web.Header;
import io.glacis.range.web.MissingSoftwareException;
import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import io.glacis.range.web.Site;
import io.glacis.range.web.SiteKind;
import io.glacis.range.world.Settings;
import io.glacis.range.world.World;
import io.glacis.range.world.WorldSite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// `proxy`: real software of this machine, started for the site and stopped with it.
public final class ProxyKind implements SiteKind {
    private static final List<Program> PROGRAMS = List.of(new Prometheus(), new DockerRegistry());

    @Override
    public String kind() {
        return "proxy";
    }

    @Override
    public Site build(WorldSite site, World world, Path workFolder) throws IOException {
        Settings settings = site.read();
        String[] names = PROGRAMS.stream().map(Program::name).toArray(String[]::new);
        String name = settings.oneOf("program", names);
        Program program =
                PROGRAMS.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
        Path executable =
                LocalProcess.find(name)
                        .orElseThrow(
                                () -> new MissingSoftwareException(name, program.aptPackage()));
        int port = LocalProcess.freePort();
        Program.Launch launch =
                program.prepare(settings, originOf(site), port, workFolder.toAbsolutePath());
        LocalProcess process =
                LocalProcess.start(
                        executable,
                        launch.arguments(),
                        launch.environment(),
                        workFolder.toAbsolutePath());
        URI at = URI.create("http://127.0.0.1:" + port);
        try {
            process.awaitReady(at.resolve(program.readyPath()));
            program.fill(settings, at);
        } catch (IOException e) {
            process.close();
            throw new IOException(name + " did not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            process.close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting " + name, e);
        }
        return new Forwarder(at, process);
    }

    private static String originOf(WorldSite site) {
        return site.endpoints().stream()
                .filter(e -> e.port() == 443)
                .findFirst()
                .map(_ -> "https://" + site.host())
                .orElseGet(() ->
                        site.endpoints().getFirst().scheme()
                                + "://"
                                + site.host()
                                + ":"
                                + site.endpoints().getFirst().port());
    }

    private record Forwarder(URI at, LocalProcess process, HttpClient client)
            implements Site, AutoCloseable {
        private static final Duration TIMEOUT = Duration.ofSeconds(10);
        private static final Set<String> PASSED_IN =
                Set.of("accept", "authorization", "content-type", "range", "if-none-match");
        private static final Set<String> HOP_BY_HOP =
                Set.of(
                        "connection",
                        "content-length",
                        "date",
                        "keep-alive",
                        "te",
                        "trailer",
                        "transfer-encoding",
                        "upgrade");

        Forwarder(URI at, LocalProcess process) {
            this(
                    at,
                    process,
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .connectTimeout(TIMEOUT)
                            .build());
        }

        @Override
        public Reply answer(Request request) throws IOException {
            HttpRequest.Builder forward;
            try {
                String query = request.query() == null ? "" : "?" + request.query();
                forward = HttpRequest.newBuilder(URI.create(at + request.path() + query));
                forward.method(request.method(), BodyPublishers.ofByteArray(request.body()));
            } catch (IllegalArgumentException malformed) {
                return Reply.text(400, "400 Bad Request");
            }
            forward.timeout(TIMEOUT);
            request.headers()
                    .forEach((name, values) -> {
                        if (PASSED_IN.contains(name)) {
                            values.forEach(value -> forward.header(name, value));
                        }
                    });
            try {
                HttpResponse<byte[]> response =
                        client.send(forward.build(), BodyHandlers.ofByteArray());
                return new Reply(response.statusCode(), headersOf(response), response.body());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Reply.text(503, "503 Service Unavailable");
            }
        }

        private static List<Header> headersOf(HttpResponse<byte[]> response) {
            List<Header> headers = new ArrayList<>();
            response.headers()
                    .map()
                    .forEach((name, values) -> {
                        if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                            values.forEach(v -> headers.add(new Header(name, v)));
                        }
                    });
            return headers;
        }

        @Override
        public void close() {
            process.close();
            client.close();
        }
    }
}
