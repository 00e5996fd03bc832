package io.glacis.assessment.platforms;

import io.glacis.assessment.check.Product;
import io.glacis.assessment.check.Sight;
import io.glacis.assessment.web.Controls;
import io.glacis.assessment.web.Look;
import io.glacis.assessment.web.Page;
import io.glacis.assessment.web.Visit;
import java.util.List;

/// Recognises an open Prometheus by what it says of its own build. A closed one cannot be told from
/// any other closed thing.
public final class PrometheusProduct implements Product {
    static final String NAME = "prometheus";
    static final String BUILD = "/api/v1/status/buildinfo";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sight find(Visit visit, Controls controls) {
        return switch (visit.get(BUILD)) {
            case Look.Unseen(var reason, var detail) -> new Sight.Unclear(reason, detail);
            case Look.Seen(var page) when isBuild(page) ->
                    new Sight.Found(
                            "",
                            page.json()
                                    .map(json -> json.path("data").path("version").asText(""))
                                    .orElse(""),
                            List.of(
                                    page.exhibit(
                                            "{\"status\":\"success\",\"data\":{\"version\":…}}")));
            case Look.Seen _ -> new Sight.Absent("no Prometheus answers here");
        };
    }

    static boolean isBuild(Page page) {
        return page.status() == 200
                && page.json()
                        .filter(json -> json.path("status").asText("").equals("success"))
                        .filter(json -> json.path("data").path("version").isTextual())
                        .filter(json -> json.path("data").path("goVersion").isTextual())
                        .isPresent();
    }
}
