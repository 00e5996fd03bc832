package io.glacis.assessment.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.glacis.contracts.IpAddress;
import io.glacis.platform.egress.Authority;
import io.glacis.platform.egress.Body;
import io.glacis.platform.egress.Failure;
import io.glacis.platform.egress.Headers;
import io.glacis.platform.egress.HttpAsk;
import io.glacis.platform.egress.HttpOutcome;
import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import io.glacis.range.web.Site;
import io.glacis.range.web.SiteKind;
import io.glacis.range.world.Owner;
import io.glacis.range.world.SiteCertificate;
import io.glacis.range.world.WorldSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A web of one origin without a network: a site of the Range, or answers by path.
public final class FakeWeb {
    private final Site site;
    private final List<String> asked = new ArrayList<>();

    public FakeWeb(Site site) {
        this.site = site;
    }

    /// A site of the Range, from its kind's settings as YAML.
    public static FakeWeb of(SiteKind kind, String host, String settings) {
        try {
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
            return new FakeWeb(kind.build(entry, null, Path.of("unused")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Answers by path; a plain 404 for everything else.
    public static FakeWeb of(Map<String, Reply> byPath) {
        Map<String, Reply> replies = new TreeMap<>(byPath);
        return new FakeWeb(request ->
                replies.getOrDefault(
                        request.path(), Reply.html(404, "<html><title>Not found</title></html>")));
    }

    /// What was asked, in order: path and query.
    public List<String> asked() {
        return asked;
    }

    public HttpOutcome ask(Authority authority, HttpAsk ask) {
        String query = ask.url().query().isEmpty() ? null : ask.url().query();
        asked.add(ask.url().path() + (query == null ? "" : "?" + query));
        try {
            Reply reply =
                    site.answer(
                            new Request(
                                    ask.method().name(),
                                    ask.url().scheme(),
                                    ask.url().host(),
                                    ask.url().port(),
                                    ask.url().path(),
                                    query,
                                    Map.of(),
                                    new byte[0]));
            int max = ask.limits().wireBytesMax();
            return new HttpOutcome.Answered(
                    reply.status(),
                    new Headers(
                            reply.headers().stream()
                                    .map(h -> new Headers.Line(h.name(), h.value()))
                                    .toList()),
                    Body.of(reply.body()).first(max),
                    reply.body().length > max,
                    new IpAddress("192.0.2.1"),
                    null,
                    Duration.ofMillis(1),
                    ask.url());
        } catch (IOException e) {
            return new HttpOutcome.Failed(Failure.RESET, String.valueOf(e.getMessage()));
        }
    }
}
