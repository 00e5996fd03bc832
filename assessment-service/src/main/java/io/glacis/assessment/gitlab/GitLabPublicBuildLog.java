package io.glacis.assessment.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import io.glacis.assessment.check.Conclusion;
import io.glacis.assessment.check.ProductCheck;
import io.glacis.assessment.check.Quality;
import io.glacis.assessment.check.Sight;
import io.glacis.assessment.check.WebApp;
import io.glacis.assessment.web.Look;
import io.glacis.assessment.web.Page;
import io.glacis.contracts.CheckId;
import io.glacis.contracts.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `gitlab.public-build-log`: what jobs print is shown to everybody.
///
/// The API refuses a project's jobs and traces to everybody, whatever is public; the way that works
/// is pipelines, their jobs, and the job's raw page.
public final class GitLabPublicBuildLog implements ProductCheck {
    private static final int PROJECTS_MAX = 3;
    private static final int PIPELINES_MAX = 2;
    private static final int JOBS_MAX = 3;
    private static final Pattern RUNNER =
            Pattern.compile("(?m)(^section_start:[0-9]+:|Running with gitlab-runner )");

    @Override
    public CheckId id() {
        return new CheckId("gitlab.public-build-log");
    }

    @Override
    public String product() {
        return GitLabProduct.NAME;
    }

    @Override
    public List<Conclusion> look(WebApp app, Sight.Found found) {
        return switch (Projects.of(app.visit(), found)) {
            case Projects.Unlisted(var instead) -> List.of(instead);
            case Projects.Listed listed -> logs(app, found, listed);
        };
    }

    private List<Conclusion> logs(WebApp app, Sight.Found found, Projects.Listed listed) {
        List<Conclusion> exposed = new ArrayList<>();
        List<Conclusion> others = new ArrayList<>();
        for (Projects.Project project : chosen(app, listed)) {
            for (Map.Entry<String, Long> job : jobs(app, found, project, others).entrySet()) {
                log(app, found, project, job).ifPresent(exposed::add);
            }
        }
        if (!exposed.isEmpty()) {
            return exposed;
        }
        return List.of(
                others.stream()
                        .filter(other -> other.unknownReason() != null)
                        .findFirst()
                        .orElseGet(() ->
                                Conclusion.closed(
                                        "Job logs of the public projects are not for"
                                                + " everybody.",
                                        others.stream()
                                                .flatMap(o -> o.exhibits().stream())
                                                .limit(3)
                                                .toList())));
    }

    /// Projects whose logs were public before, and then the first by name.
    private List<Projects.Project> chosen(WebApp app, Projects.Listed listed) {
        return listed.projects().stream()
                .sorted(
                        java.util.Comparator.comparing((Projects.Project project) ->
                                app.known(this).stream()
                                        .noneMatch(k -> k.startsWith(project.path() + ":"))))
                .limit(Math.max(PROJECTS_MAX, app.known(this).size()))
                .toList();
    }

    /// The newest job of each name in the last pipelines.
    private static Map<String, Long> jobs(
            WebApp app, Sight.Found found, Projects.Project project, List<Conclusion> others) {
        String pipelines = found.context() + "/api/v4/projects/" + project.id() + "/pipelines";
        Map<String, Long> newest = new LinkedHashMap<>();
        for (JsonNode pipeline : list(app, pipelines + "?per_page=5", others, PIPELINES_MAX)) {
            String jobs = pipelines + "/" + pipeline.path("id").asLong() + "/jobs?per_page=20";
            for (JsonNode job : list(app, jobs, others, Integer.MAX_VALUE)) {
                boolean isJob =
                        job.path("id").isIntegralNumber()
                                && job.path("status").isTextual()
                                && job.has("artifacts");
                if (isJob && newest.size() < JOBS_MAX) {
                    newest.putIfAbsent(job.path("name").asText(""), job.path("id").longValue());
                }
            }
        }
        return newest;
    }

    private static List<JsonNode> list(WebApp app, String path, List<Conclusion> others, int max) {
        List<JsonNode> items = new ArrayList<>();
        switch (app.visit().get(path)) {
            case Look.Unseen(var reason, var detail) ->
                    others.add(Conclusion.unknown(reason, detail));
            case Look.Seen(var page) -> {
                others.add(Conclusion.closed("", List.of(page.exhibit("(no log)"))));
                JsonNode root = page.status() == 200 ? page.json().orElse(null) : null;
                if (root != null && root.isArray()) {
                    root.forEach(items::add);
                }
            }
        }
        return items.subList(0, Math.min(max, items.size()));
    }

    private static Optional<Conclusion> log(
            WebApp app, Sight.Found found, Projects.Project project, Map.Entry<String, Long> job) {
        String raw = found.context() + "/" + project.path() + "/-/jobs/" + job.getValue() + "/raw";
        boolean isPublic =
                app.visit().get(raw) instanceof Look.Seen(var first)
                        && isLog(first)
                        && app.visit().again(raw) instanceof Look.Seen(var second)
                        && isLog(second);
        if (!isPublic) {
            return Optional.empty();
        }
        Page page = ((Look.Seen) app.visit().get(raw)).page();
        return Optional.of(
                Conclusion.exposed(
                        project.path() + ":" + job.getKey(),
                        Quality.CONTENT_READ,
                        "The logs of this job can be read by everybody.",
                        Map.of(
                                Verdict.HARVEST,
                                app.visit().origin().text() + raw,
                                "project",
                                project.path(),
                                "job",
                                job.getKey()),
                        List.of(page.exhibit("Running with gitlab-runner … <redacted>"))));
    }

    private static boolean isLog(Page page) {
        return page.status() == 200
                && page.isPlainText()
                && !page.looksLikeMarkup()
                && RUNNER.matcher(page.body()).find();
    }
}
