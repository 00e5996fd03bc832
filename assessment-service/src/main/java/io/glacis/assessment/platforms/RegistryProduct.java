package io.glacis.assessment.platforms;

import io.glacis.assessment.check.Product;
import io.glacis.assessment.check.Sight;
import io.glacis.assessment.web.Controls;
import io.glacis.assessment.web.Look;
import io.glacis.assessment.web.Page;
import io.glacis.assessment.web.Visit;
import java.util.List;

/// Recognises a container registry by the header of its API and a body that fits, open or closed.
public final class RegistryProduct implements Product {
    static final String NAME = "docker-registry";
    static final String BASE = "/v2/";
    private static final String HEADER = "Docker-Distribution-Api-Version";

    @Override
    public String name() {
        return NAME;
    }

    /// Code hosts and repository managers bring a registry along.
    @Override
    public String family() {
        return "code-host";
    }

    @Override
    public Sight find(Visit visit, Controls controls) {
        return switch (visit.get(BASE)) {
            case Look.Unseen(var reason, var detail) -> new Sight.Unclear(reason, detail);
            case Look.Seen(var page) when isRegistry(page) ->
                    new Sight.Found("", "", List.of(page.exhibit("")));
            case Look.Seen _ -> new Sight.Absent("no container registry answers here");
        };
    }

    private static boolean isRegistry(Page page) {
        return page.header(HEADER).equals("registry/2.0")
                && (page.status() == 200 || page.status() == 401)
                && !page.looksLikeMarkup();
    }
}
