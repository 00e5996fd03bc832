package io.glacis.assessment.gitlab;

import io.glacis.assessment.check.Conclusion;
import io.glacis.assessment.check.ProductCheck;
import io.glacis.assessment.check.Quality;
import io.glacis.assessment.check.Sight;
import io.glacis.assessment.check.WebApp;
import io.glacis.assessment.web.Look;
import io.glacis.contracts.CheckId;
import java.util.List;
import java.util.Map;

/// `gitlab.public-projects`: projects are shown to everybody.
///
/// Two signals: the list names a project, and the project answers by its number.
public final class GitLabPublicProjects implements ProductCheck {
    @Override
    public CheckId id() {
        return new CheckId("gitlab.public-projects");
    }

    @Override
    public String product() {
        return GitLabProduct.NAME;
    }

    @Override
    public List<Conclusion> look(WebApp app, Sight.Found found) {
        return List.of(
                switch (Projects.of(app.visit(), found)) {
                    case Projects.Unlisted(var instead) -> instead;
                    case Projects.Listed listed -> confirmed(app, found, listed);
                });
    }

    private static Conclusion confirmed(WebApp app, Sight.Found found, Projects.Listed listed) {
        Projects.Project first = listed.projects().getFirst();
        StringBuilder names = new StringBuilder();
        listed.projects().forEach(project -> names.append(project.path()).append('\n'));
        var exhibit = listed.page().exhibit(names.toString());
        String path = found.context() + "/api/v4/projects/" + first.id();
        boolean isConfirmed =
                app.visit().get(path) instanceof Look.Seen(var page)
                        && page.status() == 200
                        && page.json()
                                .filter(json -> json.path("id").asLong(-1) == first.id())
                                .isPresent();
        return isConfirmed
                ? Conclusion.exposed(
                        "",
                        Quality.APPLICATION,
                        "Everybody can see projects on this GitLab.",
                        Map.of(
                                "projects",
                                Integer.toString(listed.projects().size()),
                                "first",
                                first.path()),
                        List.of(exhibit))
                : Conclusion.present(
                        Quality.PROBE,
                        "GitLab lists projects, but they do not answer.",
                        Map.of(),
                        List.of(exhibit));
    }
}
