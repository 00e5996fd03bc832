package io.glacis.assessment.platforms;

import io.glacis.assessment.check.Product;
import io.glacis.assessment.check.Sight;
import io.glacis.assessment.web.Controls;
import io.glacis.assessment.web.Look;
import io.glacis.assessment.web.Page;
import io.glacis.assessment.web.Visit;
import java.util.List;

/// A repository manager's list, asked where something else was found: what is a Jenkins and this as
/// well is neither.
public final class NexusCanary implements Product {
    @Override
    public String name() {
        return "nexus";
    }

    @Override
    public boolean isCanary() {
        return true;
    }

    @Override
    public Sight find(Visit visit, Controls controls) {
        return switch (visit.get("/service/rest/v1/repositories")) {
            case Look.Unseen(var reason, var detail) -> new Sight.Unclear(reason, detail);
            case Look.Seen(var page) when isRepositories(page) && !controls.isMiss(page) ->
                    new Sight.Found("", "", List.of());
            case Look.Seen _ -> new Sight.Absent("no repository manager answers here");
        };
    }

    private static boolean isRepositories(Page page) {
        return page.status() == 200
                && page.json()
                        .filter(json -> json.isArray() && !json.isEmpty())
                        .filter(json -> json.get(0).path("format").isTextual())
                        .filter(json -> json.get(0).path("name").isTextual())
                        .isPresent();
    }
}
