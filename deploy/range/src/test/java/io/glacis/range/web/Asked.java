package io.glacis.range.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.glacis.range.world.Owner;
import io.glacis.range.world.SiteCertificate;
import io.glacis.range.world.WorldSite;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A site built from its YAML settings and asked by URL, without a network.
public final class Asked {
    private final Site site;

    private Asked(Site site) {
        this.site = site;
    }

    public static Asked of(SiteKind kind, String host, String settings) throws IOException {
        WorldSite entry =
                new WorldSite(
                        "test.yaml",
                        0,
                        kind.kind(),
                        host,
                        List.of(),
                        List.of(),
                        List.of(),
                        Owner.BRAND,
                        false,
                        false,
                        new SiteCertificate(SiteCertificate.Fault.NONE, List.of()),
                        new ObjectMapper(new YAMLFactory()).readTree(settings));
        return new Asked(kind.build(entry, null, Path.of("unused")));
    }

    public Reply get(String url, String... headers) throws IOException {
        return ask("GET", url, headers);
    }

    public Reply ask(String method, String url, String... headers) throws IOException {
        URI uri = URI.create(url);
        Map<String, List<String>> given = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            given.put(headers[i], List.of(headers[i + 1]));
        }
        int port = uri.getPort() < 0 ? (uri.getScheme().equals("https") ? 443 : 80) : uri.getPort();
        return site.answer(
                new Request(
                        method,
                        uri.getScheme(),
                        uri.getHost(),
                        port,
                        uri.getRawPath().isEmpty() ? "/" : uri.getRawPath(),
                        uri.getRawQuery(),
                        given,
                        new byte[0]));
    }

    public static String text(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    public static Optional<String> header(Reply reply, String name) {
        return reply.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }
}
