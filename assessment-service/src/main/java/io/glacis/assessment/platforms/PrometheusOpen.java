package io.glacis.assessment.platforms;

import io.glacis.assessment.check.Conclusion;
import io.glacis.assessment.check.ProductCheck;
import io.glacis.assessment.check.Quality;
import io.glacis.assessment.check.Sight;
import io.glacis.assessment.check.WebApp;
import io.glacis.assessment.web.Look;
import io.glacis.assessment.web.Page;
import io.glacis.contracts.CheckId;
import io.glacis.contracts.UnknownReason;
import java.util.List;
import java.util.Map;

/// `prometheus.open`: its configuration can be read. The configuration itself is never kept.
public final class PrometheusOpen implements ProductCheck {
    private static final String CONFIG = "/api/v1/status/config";

    @Override
    public CheckId id() {
        return new CheckId("prometheus.open");
    }

    @Override
    public String product() {
        return PrometheusProduct.NAME;
    }

    @Override
    public List<Conclusion> look(WebApp app, Sight.Found found) {
        return List.of(
                switch (app.visit().get(CONFIG)) {
                    case Look.Unseen(var reason, var detail) -> Conclusion.unknown(reason, detail);
                    case Look.Seen(var page) when isConfig(page) -> confirmed(app, found, page);
                    case Look.Seen(var page) when page.isServerFault() ->
                            Conclusion.unknown(
                                    UnknownReason.SOURCE_FAILING,
                                    "Prometheus answered " + page.status());
                    case Look.Seen(var page) when page.wantsSignIn() || page.status() == 403 ->
                            Conclusion.closed(
                                    "Prometheus keeps its configuration to itself.",
                                    List.of(page.exhibit("(refused)")));
                    case Look.Seen(var page) ->
                            Conclusion.present(
                                    Quality.PROBE,
                                    "A Prometheus is there, but does not show its configuration.",
                                    Map.of("version", found.version()),
                                    List.of(page.exhibit("")));
                });
    }

    private static Conclusion confirmed(WebApp app, Sight.Found found, Page page) {
        return app.visit().again(CONFIG) instanceof Look.Seen(var second) && isConfig(second)
                ? Conclusion.exposed(
                        "",
                        Quality.APPLICATION,
                        "Everybody can read this Prometheus and its configuration.",
                        Map.of("version", found.version()),
                        List.of(
                                page.exhibit(
                                        "{\"status\":\"success\",\"data\":{\"yaml\":\"<redacted>\"}}")))
                : Conclusion.present(
                        Quality.PROBE,
                        "The configuration was seen once, and not again.",
                        Map.of(),
                        List.of());
    }

    private static boolean isConfig(Page page) {
        return page.status() == 200
                && page.json()
                        .filter(json -> json.path("status").asText("").equals("success"))
                        .filter(json -> json.path("data").path("yaml").isTextual())
                        .isPresent();
    }
}
