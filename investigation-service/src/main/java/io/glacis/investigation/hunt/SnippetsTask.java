package io.glacis.investigation.hunt;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.investigation.brand.WatchedBrand;
import io.glacis.investigation.cases.BrandSearch;
import io.glacis.investigation.cases.Sighting;
import io.glacis.investigation.context.Mentions;
import io.glacis.platform.egress.Egress;
import io.glacis.platform.egress.WebUrl;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the newest public snippets of a code host and searches those that mention the brand.
@ApplicationScoped
class SnippetsTask implements TaskHandler {
    static final String PROBE = "investigation.snippets";
    private static final int PAGE = 100;

    private final Hunt hunt;
    private final SourceClient sources;
    private final Egress egress;
    private final BrandSearch search;
    private final HuntConfig config;

    SnippetsTask(
            Hunt hunt, SourceClient sources, Egress egress, BrandSearch search, HuntConfig config) {
        this.hunt = hunt;
        this.sources = sources;
        this.egress = egress;
        this.search = search;
        this.config = config;
    }

    @Override
    public String probe() {
        return PROBE;
    }

    @Override
    public TaskEnd run(Task task) throws IOException {
        WatchedBrand brand = hunt.brand(task).orElse(null);
        if (brand == null) {
            return hunt.brandIsUnknown(task);
        }
        CodeHost host =
                CodeHost.find(egress.profile().sources(), Hunt.payload(task).path("api").asText())
                        .orElse(null);
        if (host == null) {
            return hunt.failed(task, "the code host is no source any more");
        }
        List<Sighting> sightings = new ArrayList<>();
        int read = 0;
        for (int page = 1; read < config.snippetsMax(); page++) {
            SourceAnswer answer =
                    sources.get(host.authority(), host.publicSnippets(page), host.headers());
            if (!(answer instanceof SourceAnswer.Given(var given))) {
                return hunt.unanswered(task, answer);
            }
            JsonNode snippets = SourceClient.json(given);
            for (JsonNode snippet : snippets) {
                if (read++ < config.snippetsMax()) {
                    sightings.addAll(read(brand, host, snippet));
                }
            }
            if (snippets.size() < PAGE) {
                break;
            }
        }
        return hunt.done(task, sightings);
    }

    /// A file that cannot be read now is left out: the next scan sees it again.
    private List<Sighting> read(WatchedBrand brand, CodeHost host, JsonNode snippet) {
        List<Sighting> sightings = new ArrayList<>();
        for (JsonNode file : snippet.path("files")) {
            WebUrl raw = WebUrl.parse(file.path("raw_url").asText("")).orElse(null);
            if (raw == null || !host.authority().hosts().contains(raw.host())) {
                continue;
            }
            SourceAnswer answer = sources.get(host.authority(), raw, java.util.Map.of());
            if (answer instanceof SourceAnswer.Given(var given)
                    && !Mentions.of(given.body().text(), brand.domains()).isEmpty()) {
                sightings.addAll(
                        search.in(
                                brand, text(snippet, file, given.body().bytes()), _ -> raw.text()));
            }
        }
        return sightings;
    }

    private static BrandSearch.Text text(JsonNode snippet, JsonNode file, byte[] bytes) {
        return new BrandSearch.Text(
                bytes,
                "gist",
                file.path("filename").asText(""),
                null,
                snippet.at("/owner/login").asText(null),
                time(snippet.path("created_at").asText("")),
                null);
    }

    private static @Nullable Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
