package io.glacis.assessment.platforms;

import io.glacis.assessment.check.Product;
import io.glacis.assessment.check.Sight;
import io.glacis.assessment.web.Controls;
import io.glacis.assessment.web.Look;
import io.glacis.assessment.web.Page;
import io.glacis.assessment.web.Visit;
import java.util.List;

/// Recognises a Grafana by its health page, which is open by design and proves nothing else.
public final class GrafanaProduct implements Product {
    static final String NAME = "grafana";
    private static final String HEALTH = "/api/health";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sight find(Visit visit, Controls controls) {
        return switch (visit.get(HEALTH)) {
            case Look.Unseen(var reason, var detail) -> new Sight.Unclear(reason, detail);
            case Look.Seen(var page) when isHealth(page) ->
                    new Sight.Found(
                            "",
                            page.json().map(json -> json.path("version").asText("")).orElse(""),
                            List.of(page.exhibit("{\"database\":\"ok\"}")));
            case Look.Seen _ -> new Sight.Absent("no Grafana answers here");
        };
    }

    private static boolean isHealth(Page page) {
        return page.status() == 200
                && page.json()
                        .filter(json -> json.path("database").isTextual())
                        .filter(json -> json.has("version") || json.has("commit"))
                        .isPresent();
    }
}
