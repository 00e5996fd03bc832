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

/// `docker-registry.open`: images are listed to everybody. An empty registry shows nothing.
public final class RegistryOpen implements ProductCheck {
    private static final String CATALOG = "/v2/_catalog?n=20";

    @Override
    public CheckId id() {
        return new CheckId("docker-registry.open");
    }

    @Override
    public String product() {
        return RegistryProduct.NAME;
    }

    @Override
    public List<Conclusion> look(WebApp app, Sight.Found found) {
        return List.of(
                switch (app.visit().get(CATALOG)) {
                    case Look.Unseen(var reason, var detail) -> Conclusion.unknown(reason, detail);
                    case Look.Seen(var page) -> concluded(app, page);
                });
    }

    private static Conclusion concluded(WebApp app, Page page) {
        JsonNode listed = repositories(page);
        if (listed != null && !listed.isEmpty()) {
            boolean isConfirmed =
                    app.visit().again(CATALOG) instanceof Look.Seen(var second)
                            && repositories(second) != null;
            return isConfirmed
                    ? Conclusion.exposed(
                            "",
                            Quality.APPLICATION,
                            "Everybody can list the images of this registry.",
                            Map.of("repositories", Integer.toString(listed.size())),
                            List.of(page.exhibit(listed.toString())))
                    : Conclusion.present(
                            Quality.PROBE,
                            "The list of images was seen once, and not again.",
                            Map.of(),
                            List.of());
        }
        if (listed != null) {
            return Conclusion.present(
                    Quality.ACTIVE,
                    "A container registry is there without a login, and without images.",
                    Map.of("repositories", "0"),
                    List.of(page.exhibit("{\"repositories\":[]}")));
        }
        if (page.isServerFault()) {
            return Conclusion.unknown(
                    UnknownReason.SOURCE_FAILING, "the registry answered " + page.status());
        }
        return page.wantsSignIn() || page.status() == 403
                ? Conclusion.closed(
                        "The registry asks for a login.", List.of(page.exhibit("(refused)")))
                : Conclusion.present(
                        Quality.PROBE,
                        "A container registry is there, but does not list its images.",
                        Map.of(),
                        List.of(page.exhibit("")));
    }

    private static @org.jspecify.annotations.Nullable JsonNode repositories(Page page) {
        JsonNode root = page.status() == 200 ? page.json().orElse(null) : null;
        return root != null && root.path("repositories").isArray()
                ? root.path("repositories")
                : null;
    }
}
