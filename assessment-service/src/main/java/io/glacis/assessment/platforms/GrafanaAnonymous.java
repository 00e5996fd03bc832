package io.glacis.assessment.platforms;

import com.fasterxml.jackson.databind.JsonNode;
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

/// `grafana.anonymous`: dashboards are listed to somebody who is not signed in.
///
/// Two signals: the organisation of the visitor, and at least one dashboard.
public final class GrafanaAnonymous implements ProductCheck {
    private static final String ORGANISATION = "/api/org";
    private static final String SEARCH = "/api/search?limit=5";

    @Override
    public CheckId id() {
        return new CheckId("grafana.anonymous");
    }

    @Override
    public String product() {
        return GrafanaProduct.NAME;
    }

    @Override
    public List<Conclusion> look(WebApp app, Sight.Found found) {
        return List.of(
                switch (app.visit().get(ORGANISATION)) {
                    case Look.Unseen(var reason, var detail) -> Conclusion.unknown(reason, detail);
                    case Look.Seen(var page) when isOrganisation(page) ->
                            dashboards(app, found, page);
                    case Look.Seen(var page) when page.isServerFault() ->
                            Conclusion.unknown(
                                    UnknownReason.SOURCE_FAILING,
                                    "Grafana answered " + page.status());
                    case Look.Seen(var page) when page.wantsSignIn() || page.status() == 403 ->
                            Conclusion.closed(
                                    "Grafana asks for a sign-in.",
                                    List.of(page.exhibit("{\"message\":\"Unauthorized\"}")));
                    case Look.Seen(var page) -> undecided(found, page);
                });
    }

    private static Conclusion dashboards(WebApp app, Sight.Found found, Page organisation) {
        int count = count(app.visit().get(SEARCH));
        if (count == 0 || count(app.visit().again(SEARCH)) == 0) {
            return undecided(found, organisation);
        }
        return Conclusion.exposed(
                "",
                Quality.APPLICATION,
                "Everybody can read dashboards of this Grafana.",
                Map.of("version", found.version()),
                List.of(organisation.exhibit("{\"id\":…,\"name\":…}")));
    }

    private static Conclusion undecided(Sight.Found found, Page page) {
        return Conclusion.present(
                Quality.PROBE,
                "A Grafana is there; it shows no dashboard to everybody.",
                Map.of("version", found.version()),
                List.of(page.exhibit("")));
    }

    private static int count(Look look) {
        if (!(look instanceof Look.Seen(var page)) || page.status() != 200) {
            return 0;
        }
        JsonNode root = page.json().orElse(null);
        if (root == null || !root.isArray() || root.isEmpty()) {
            return 0;
        }
        return root.get(0).path("title").isTextual() ? root.size() : 0;
    }

    private static boolean isOrganisation(Page page) {
        return page.status() == 200
                && page.json()
                        .filter(json -> json.path("id").isIntegralNumber())
                        .filter(json -> json.path("name").isTextual())
                        .isPresent();
    }
}
