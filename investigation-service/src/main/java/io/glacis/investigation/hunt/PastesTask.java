package io.glacis.investigation.hunt;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.investigation.brand.WatchedBrand;
import io.glacis.investigation.cases.BrandSearch;
import io.glacis.investigation.cases.Sighting;
import io.glacis.investigation.context.Mentions;
import io.glacis.platform.egress.Authority;
import io.glacis.platform.egress.Egress;
import io.glacis.platform.egress.WebUrl;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the newest pastes through the scraping feed and searches those that mention the brand.
@ApplicationScoped
class PastesTask implements TaskHandler {
    static final String PROBE = "investigation.pastes";

    private final Hunt hunt;
    private final SourceClient sources;
    private final Egress egress;
    private final BrandSearch search;
    private final HuntConfig config;

    PastesTask(
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
    public TaskEnd run(Task task) {
        WatchedBrand brand = hunt.brand(task).orElse(null);
        if (brand == null) {
            return hunt.brandIsUnknown(task);
        }
        WebUrl feed = egress.profile().source("/paste").orElse(null);
        if (feed == null) {
            return hunt.failed(task, "the paste feed is no source any more");
        }
        Authority.Source source = new Authority.Source("paste", Set.of(feed.host()));
        WebUrl list =
                feed.at("/api_scraping.php").with("limit", Integer.toString(config.pastesMax()));
        SourceAnswer answer = sources.get(source, list, Map.of());
        if (!(answer instanceof SourceAnswer.Given(var given))) {
            return hunt.unanswered(task, answer);
        }
        List<Sighting> sightings = new ArrayList<>();
        for (JsonNode paste : SourceClient.json(given)) {
            String key = paste.path("key").asText("");
            if (key.matches("[A-Za-z0-9]{1,32}")) {
                WebUrl item = feed.at("/api_scrape_item.php").with("i", key);
                SourceAnswer read = sources.get(source, item, Map.of());
                if (read instanceof SourceAnswer.Later) {
                    return hunt.unanswered(task, read);
                }
                if (read instanceof SourceAnswer.Given(var content)) {
                    sightings.addAll(
                            search(brand, paste, feed.at("/" + key), content.body().bytes()));
                }
            }
        }
        return hunt.done(task, sightings);
    }

    private List<Sighting> search(
            WatchedBrand brand, JsonNode paste, WebUrl permalink, byte[] bytes) {
        String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        if (Mentions.of(text, brand.domains()).isEmpty()) {
            return List.of();
        }
        return search.in(
                brand,
                new BrandSearch.Text(
                        bytes,
                        "paste",
                        paste.path("title").asText(""),
                        null,
                        paste.path("user").asText(null),
                        time(paste.path("date").asText("")),
                        null),
                _ -> permalink.text());
    }

    private static @Nullable Instant time(String seconds) {
        return seconds.matches("[0-9]{1,10}")
                ? Instant.ofEpochSecond(Long.parseLong(seconds))
                : null;
    }
}
