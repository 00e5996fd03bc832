package io.glacis.assessment.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.assessment.check.Conclusion;
import io.glacis.assessment.check.Quality;
import io.glacis.assessment.check.Sight;
import io.glacis.assessment.web.Look;
import io.glacis.assessment.web.Page;
import io.glacis.assessment.web.Visit;
import io.glacis.contracts.UnknownReason;
import io.glacis.platform.egress.WebUrl;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The public projects of a GitLab, as its API lists them to everybody.
sealed interface Projects {
    /// It lists at least one.
    record Listed(List<Project> projects, Page page) implements Projects {}

    /// It lists none; this is what a check that needs some concludes.
    record Unlisted(Conclusion instead) implements Projects {}

    /// A project; its path is safe to stand in a URL.
    record Project(long id, String path) {}

    String PATH_FORM = "[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+){1,20}";

    static String path(Sight.Found found) {
        return found.context()
                + "/api/v4/projects?visibility=public&simple=true&per_page=20"
                + "&order_by=last_activity_at";
    }

    static Projects of(Visit visit, Sight.Found found) {
        return of(visit.get(path(found)));
    }

    static Projects of(Look look) {
        return switch (look) {
            case Look.Unseen(var reason, var detail) ->
                    new Unlisted(Conclusion.unknown(reason, detail));
            case Look.Seen(var page) -> of(page);
        };
    }

    private static Projects of(Page page) {
        JsonNode root = page.status() == 200 ? page.json().orElse(null) : null;
        if (root != null && root.isArray()) {
            List<Project> projects = read(root, page.url());
            if (!projects.isEmpty()) {
                return new Listed(projects, page);
            }
            if (root.isEmpty()) {
                return unlisted(page);
            }
        }
        if (page.isServerFault()) {
            return new Unlisted(
                    Conclusion.unknown(
                            UnknownReason.SOURCE_FAILING, "GitLab answered " + page.status()));
        }
        boolean isRefused = page.status() == 403 || page.status() == 404 || page.wantsSignIn();
        return isRefused
                ? unlisted(page)
                : new Unlisted(
                        Conclusion.present(
                                Quality.PROBE,
                                "GitLab is there, but its list of projects cannot be understood.",
                                Map.of(),
                                List.of(page.exhibit(""))));
    }

    private static Unlisted unlisted(Page page) {
        return new Unlisted(
                Conclusion.closed(
                        "GitLab lists no project to everybody.",
                        List.of(page.exhibit("(no project)"))));
    }

    private static List<Project> read(JsonNode root, WebUrl at) {
        List<Project> projects = new ArrayList<>();
        for (JsonNode project : root) {
            String path = project.path("path_with_namespace").asText("");
            boolean isHere =
                    WebUrl.parse(project.path("web_url").asText(""))
                            .filter(url -> url.host().equals(at.host()))
                            .isPresent();
            if (project.path("id").isIntegralNumber()
                    && path.matches(PATH_FORM)
                    && !path.contains("..")
                    && isHere) {
                projects.add(new Project(project.path("id").longValue(), path));
            }
        }
        projects.sort(Comparator.comparing(Project::path));
        return projects;
    }
}
