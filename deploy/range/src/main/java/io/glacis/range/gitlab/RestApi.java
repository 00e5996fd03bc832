package io.glacis.range.gitlab;

import io.glacis.range.gitlab.Instance.Job;
import io.glacis.range.gitlab.Instance.Mode;
import io.glacis.range.gitlab.Instance.Pipeline;
import io.glacis.range.gitlab.Instance.Project;
import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `/api/v4` for a visitor without a token.
///
/// Versions, jobs of a project and traces always want a token, whatever is public; pipelines and
/// their jobs do not where builds are public.
final class RestApi {
    private static final int PAGE_DEFAULT = 20;
    private static final int PAGE_MAX = 100;
    private static final Pattern UNDER_PROJECT =
            Pattern.compile(
                    "/projects/([^/]+)(?:/(pipelines|jobs|repository)(?:/([0-9]{1,9})(?:/(jobs|trace))?)?)?");

    private final Instance instance;

    RestApi(Instance instance) {
        this.instance = instance;
    }

    /// @param path the path below `/api/v4`
    Reply answer(Request request, String path) {
        return reply(request, path)
                .withHeader(
                        "X-Gitlab-Meta",
                        "{\"correlation_id\":\"" + UUID.randomUUID() + "\",\"version\":\"1\"}")
                .withHeader("X-Request-Id", UUID.randomUUID().toString());
    }

    private Reply reply(Request request, String path) {
        if (path.equals("/projects")) {
            List<Map<String, Object>> listed =
                    visible().stream().map(project -> project(request, project)).toList();
            return paged(request, listed);
        }
        Matcher parts = UNDER_PROJECT.matcher(path);
        if (!parts.matches()) {
            return unauthorized();
        }
        boolean always = "jobs".equals(parts.group(2)) && parts.group(4) == null;
        if (always || "trace".equals(parts.group(4))) {
            return unauthorized();
        }
        return found(parts.group(1))
                .map(project -> underProject(request, project, parts))
                .orElseGet(() -> message(404, "404 Project Not Found"));
    }

    private Reply underProject(Request request, Project project, Matcher parts) {
        if (parts.group(2) == null) {
            return Reply.json(200, project(request, project));
        }
        if (!parts.group(2).equals("pipelines") || instance.mode() != Mode.PUBLIC_LOGS) {
            return message(403, "403 Forbidden");
        }
        if (parts.group(3) == null) {
            List<Map<String, Object>> listed =
                    project.pipelines().reversed().stream()
                            .map(pipeline -> pipeline(request, project, pipeline))
                            .toList();
            return paged(request, listed);
        }
        Optional<Pipeline> pipeline =
                project.pipelines().stream()
                        .filter(p -> parts.group(3).equals(Integer.toString(p.id())))
                        .findFirst();
        if (pipeline.isEmpty()) {
            return message(404, "404 Not found");
        }
        return parts.group(4) == null
                ? Reply.json(200, pipeline(request, project, pipeline.get()))
                : paged(
                        request,
                        pipeline.get().jobs().stream()
                                .map(job -> job(request, project, pipeline.get(), job))
                                .toList());
    }

    List<Project> visible() {
        return instance.mode().listsProjects()
                ? instance.projects().stream().filter(Project::isPublic).toList()
                : List.of();
    }

    private Optional<Project> found(String idOrPath) {
        String decoded = idOrPath.replace("%2F", "/").replace("%2f", "/");
        return visible().stream()
                .filter(p -> decoded.equals(Integer.toString(p.id())) || decoded.equals(p.path()))
                .findFirst();
    }

    private static Reply paged(Request request, List<Map<String, Object>> all) {
        int size = Math.min(number(request.parameter("per_page"), PAGE_DEFAULT), PAGE_MAX);
        int page = number(request.parameter("page"), 1);
        int from = Math.min((page - 1) * size, all.size());
        return Reply.json(200, all.subList(from, Math.min(from + size, all.size())))
                .withHeader("X-Page", Integer.toString(page))
                .withHeader("X-Per-Page", Integer.toString(size))
                .withHeader("X-Total", Integer.toString(all.size()));
    }

    private static int number(@org.jspecify.annotations.Nullable String text, int otherwise) {
        return text != null && text.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text) : otherwise;
    }

    private static Map<String, Object> project(Request request, Project project) {
        String url = request.origin() + "/" + project.path();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", project.id());
        shown.put("description", "");
        shown.put("name", project.name());
        shown.put("name_with_namespace", project.namespace() + " / " + project.name());
        shown.put("path", project.name());
        shown.put("path_with_namespace", project.path());
        shown.put("created_at", "2025-02-03T08:00:00.000Z");
        shown.put("default_branch", "main");
        shown.put("http_url_to_repo", url + ".git");
        shown.put("web_url", url);
        shown.put("star_count", 0);
        shown.put("last_activity_at", "2026-08-30T10:12:13.000Z");
        return shown;
    }

    private static Map<String, Object> pipeline(
            Request request, Project project, Pipeline pipeline) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", pipeline.id());
        shown.put("iid", pipeline.id() % 100);
        shown.put("project_id", project.id());
        shown.put("sha", "5e1f0c3b2a4d6e8f9a0b1c2d3e4f5a6b7c8d9e0f");
        shown.put("ref", pipeline.ref());
        shown.put("status", pipeline.status());
        shown.put("source", "push");
        shown.put(
                "web_url",
                request.origin() + "/" + project.path() + "/-/pipelines/" + pipeline.id());
        return shown;
    }

    private static Map<String, Object> job(
            Request request, Project project, Pipeline pipeline, Job job) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", job.id());
        shown.put("status", job.status());
        shown.put("stage", job.stage());
        shown.put("name", job.name());
        shown.put("ref", pipeline.ref());
        shown.put("allow_failure", false);
        shown.put("pipeline", pipeline(request, project, pipeline));
        shown.put("web_url", request.origin() + "/" + project.path() + "/-/jobs/" + job.id());
        shown.put("artifacts", List.of());
        return shown;
    }

    static Reply unauthorized() {
        return message(401, "401 Unauthorized");
    }

    private static Reply message(int status, String message) {
        return Reply.json(status, Map.of("message", message));
    }
}
