package io.glacis.range.gitlab;

import io.glacis.range.gitlab.Instance.Job;
import io.glacis.range.gitlab.Instance.Mode;
import io.glacis.range.gitlab.Instance.Project;
import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import io.glacis.range.web.Site;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One GitLab: its pages, and its API below `/api/v4`.
final class GitLabSite implements Site {
    private static final Pattern JOB_LOG =
            Pattern.compile("/((?:[A-Za-z0-9_.-]+/)+[A-Za-z0-9_.-]+)/-/jobs/([0-9]{1,9})(/raw)?");

    private final Instance instance;
    private final RestApi api;

    GitLabSite(Instance instance) {
        this.instance = instance;
        this.api = new RestApi(instance);
    }

    @Override
    public Reply answer(Request request) {
        String path = request.path();
        if (path.startsWith("/api/v4/")) {
            return api.answer(request, path.substring("/api/v4".length()));
        }
        return session(
                switch (path) {
                    case "/" -> signIn(request);
                    case "/users/sign_in" -> signInPage(request);
                    case "/users/sign_up" ->
                            instance.signup() ? signUpPage(request) : signIn(request);
                    case "/explore", "/explore/projects", "/public" -> explore(request);
                    case "/-/health", "/-/readiness", "/-/liveness" -> Reply.status(404);
                    case "/robots.txt" -> Reply.text(200, "User-Agent: *\nDisallow: /search\n");
                    default -> project(request);
                });
    }

    private Reply project(Request request) {
        Matcher parts = JOB_LOG.matcher(request.path());
        if (parts.matches()) {
            return log(request, parts.group(1), parts.group(2), parts.group(3) != null);
        }
        boolean shown = api.visible().stream().anyMatch(p -> request.path().equals("/" + p.path()));
        if (shown) {
            return page(request, request.path().substring(1), "<h1>" + request.path() + "</h1>");
        }
        return request.path().chars().filter(c -> c == '/').count() >= 2
                ? signIn(request)
                : notFound();
    }

    private Reply log(Request request, String path, String job, boolean raw) {
        Optional<Project> project =
                api.visible().stream().filter(p -> p.path().equals(path)).findFirst();
        if (project.isEmpty()) {
            return signIn(request);
        }
        if (instance.mode() != Mode.PUBLIC_LOGS) {
            return notFound();
        }
        Optional<Job> found =
                project.get().pipelines().stream()
                        .flatMap(pipeline -> pipeline.jobs().stream())
                        .filter(j -> job.equals(Integer.toString(j.id())))
                        .findFirst();
        if (found.isEmpty()) {
            return notFound();
        }
        return raw
                ? Reply.text(200, found.get().raw())
                : page(request, found.get().name(), "<div class=\"build-page\"></div>");
    }

    private Reply explore(Request request) {
        return instance.mode().listsProjects()
                ? page(request, "Explore projects", "<h1>Explore projects</h1>")
                : signIn(request);
    }

    private static Reply signIn(Request request) {
        return Reply.redirect(302, request.origin() + "/users/sign_in");
    }

    private Reply signInPage(Request request) {
        return page(
                request,
                "Sign in",
                """
                <form class="gl-p-5" id="new_user" action="/users/sign_in" accept-charset="UTF-8" method="post">
                <input type="hidden" name="authenticity_token" value="%s" />
                <input type="text" name="user[login]" id="user_login"><input type="password" name="user[password]">
                </form>
                """
                        .formatted(UUID.randomUUID()));
    }

    private Reply signUpPage(Request request) {
        return page(
                request,
                "Sign up",
                """
                <form class="new_user gl-show-field-errors" id="new_new_user" action="/users" method="post">
                <input type="hidden" name="authenticity_token" value="%s" />
                <input type="text" name="new_user[first_name]"><input type="text" name="new_user[username]">
                <input type="email" name="new_user[email]"><input type="password" name="new_user[password]">
                </form>
                """
                        .formatted(UUID.randomUUID()));
    }

    private static Reply page(Request request, String title, String body) {
        return Reply.html(
                200,
                """
                <!DOCTYPE html><html lang="en"><head prefix="og: http://ogp.me/ns#">
                <title>%1$s · GitLab</title><meta content="object" property="og:type">
                <meta content="GitLab" property="og:site_name"><meta content="%1$s" property="og:title">
                <meta content="%2$s" property="og:url"><meta name="csrf-token" content="%3$s" />
                </head><body class="login-page">
                %4$s
                </body></html>
                """
                        .formatted(
                                title, request.origin() + request.path(), UUID.randomUUID(), body));
    }

    private static Reply notFound() {
        return Reply.html(
                404,
                "<!DOCTYPE html><html><head><title>The page you're looking for could not be found"
                        + " (404)</title></head><body><h1>404</h1></body></html>");
    }

    private static Reply session(Reply reply) {
        String id = UUID.randomUUID().toString().replace("-", "");
        return reply.withHeader(
                        "Set-Cookie", "_gitlab_session=" + id + "; path=/; HttpOnly; SameSite=None")
                .withHeader("X-Request-Id", UUID.randomUUID().toString())
                .withHeader("Server", "nginx");
    }
}
