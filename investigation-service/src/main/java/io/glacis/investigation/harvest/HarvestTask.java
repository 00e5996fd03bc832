package io.glacis.investigation.harvest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.contracts.AssetKind;
import io.glacis.investigation.brand.WatchedBrand;
import io.glacis.investigation.cases.BrandSearch;
import io.glacis.investigation.hunt.Hunt;
import io.glacis.platform.wire.Json;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// Reads one public content of the brand and searches it. What it holds stays here.
@ApplicationScoped
class HarvestTask implements TaskHandler {
    static final String PROBE = "investigation.harvest";
    private static final Duration AFTER_FAULT = Duration.ofSeconds(2);

    private final Hunt hunt;
    private final ContentReader contents;
    private final BrandSearch search;

    HarvestTask(Hunt hunt, ContentReader contents, BrandSearch search) {
        this.hunt = hunt;
        this.contents = contents;
        this.search = search;
    }

    @Override
    public String probe() {
        return PROBE;
    }

    @Override
    public TaskEnd run(Task task) throws JsonProcessingException {
        WatchedBrand brand = hunt.declared(task).orElse(null);
        if (brand == null) {
            return hunt.brandIsUnknown(task);
        }
        JsonNode payload = Json.mapper().readTree(task.payload());
        BrandSearch.Own own =
                new BrandSearch.Own(
                        AssetKind.valueOf(payload.path("kind").asText()),
                        payload.path("value").asText());
        String region = payload.path("region").asText("");
        return switch (contents.read(brand, payload.path("url").asText(), region)) {
            case Content.Given given ->
                    hunt.done(
                            task,
                            search.in(
                                    brand,
                                    new BrandSearch.Text(
                                            given.bytes(),
                                            "harvest",
                                            given.path(),
                                            null,
                                            null,
                                            null,
                                            own),
                                    _ -> given.permalink()));
            case Content.Later(String reason) -> hunt.later(task, reason, AFTER_FAULT);
            case Content.Never(String reason) -> hunt.failed(task, reason);
        };
    }
}
