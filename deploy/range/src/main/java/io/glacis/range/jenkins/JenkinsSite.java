package io.glacis.range.jenkins;

import io.glacis.range.jenkins.Controller.Build;
import io.glacis.range.jenkins.Controller.Job;
import io.glacis.range.jenkins.Controller.Mode;
import io.glacis.range.web.Header;
import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import io.glacis.range.web.Site;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One controller: what is always readable, the login wall, the remote API, pages and logs.
final class JenkinsSite implements Site {
    private static final Pattern UNDER_JOBS = Pattern.compile("((?:/job/[^/]+)+)(/.*)?");
    private static final Pattern UNDER_BUILD = Pattern.compile("/([0-9]{1,9}|lastBuild)(/.*)?");

    private final Controller controller;
    private final RemoteApi api;
    private final Pages pages;
    private final String session = UUID.randomUUID().toString().substring(0, 8);

    JenkinsSite(Controller controller) {
        this.controller = controller;
        this.api = new RemoteApi(controller);
        this.pages = new Pages(controller);
    }

    @Override
    public Reply answer(Request request) {
        String context = controller.context();
        if (!context.isEmpty() && !request.path().startsWith(context + "/")) {
            return request.path().equals(context)
                    ? Reply.redirect(302, request.origin() + context + "/")
                    : pages.notFound(request.path());
        }
        String path = request.path().substring(context.length());
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return common(Reply.html(403, "No valid crumb was included in the request"));
        }
        return common(alwaysReadable(request, path).orElseGet(() -> secured(request, path)));
    }

    private Optional<Reply> alwaysReadable(Request request, String path) {
        return Optional.ofNullable(
                switch (path) {
                    case "/login", "/loginError" -> advertised(pages.login());
                    case "/signup" -> advertised(pages.signup());
                    case "/whoAmI/api/json" -> api.whoAmI(request).withHeaders(remote());
                    case "/whoAmI/" -> advertised(pages.ofJob("Who Am I?"));
                    case "/jnlpJars/jenkins-cli.jar" ->
                            Reply.bytes(
                                    200, "application/java-archive", new byte[] {'P', 'K', 3, 4});
                    case "/robots.txt" -> Reply.text(200, "User-agent: *\nDisallow: /\n");
                    default -> null;
                });
    }

    private Reply secured(Request request, String path) {
        if (!controller.mode().isReadable()) {
            return wall(request, "hudson.model.Hudson.Read");
        }
        return switch (path) {
            case "/" -> advertised(pages.dashboard());
            case "/api/json", "/api/json/" -> api.root(request).withHeaders(remote());
            case "/computer/api/json" -> api.computers(request).withHeaders(remote());
            case "/script" -> administrative(request, pages.scriptConsole());
            case "/view/all/newJob" ->
                    controller.mode() == Mode.NO_SECURITY
                            ? advertised(pages.newItem())
                            : wall(request, "hudson.model.Item.Create");
            default -> underJobs(request, path);
        };
    }

    private Reply administrative(Request request, Reply page) {
        return controller.mode() == Mode.NO_SECURITY
                ? advertised(page)
                : wall(request, "hudson.model.Hudson.Administer");
    }

    private Reply underJobs(Request request, String path) {
        Matcher parts = UNDER_JOBS.matcher(path);
        Optional<List<Job>> found = parts.matches() ? found(parts.group(1)) : Optional.empty();
        if (found.isEmpty()) {
            return pages.notFound(request.path());
        }
        List<Job> jobs = found.get();
        String rest = parts.group(2);
        if (rest == null) {
            return Reply.redirect(302, request.origin() + request.path() + "/");
        }
        return switch (rest) {
            case "/" -> advertised(pages.ofJob(jobs.getLast().name()));
            case "/api/json" -> api.job(request, jobs).withHeaders(remote());
            case "/config.xml" -> wall(request, "hudson.model.Item.ExtendedRead");
            default -> underBuild(request, jobs, rest);
        };
    }

    private Reply underBuild(Request request, List<Job> jobs, String rest) {
        Matcher parts = UNDER_BUILD.matcher(rest);
        Optional<Build> found =
                parts.matches() && controller.mode().showsBuilds()
                        ? build(jobs.getLast(), parts.group(1))
                        : Optional.empty();
        if (found.isEmpty()) {
            return pages.notFound(request.path());
        }
        Build build = found.get();
        String leaf = parts.group(2) == null ? "" : parts.group(2);
        return switch (leaf) {
            case "" -> Reply.redirect(302, request.origin() + request.path() + "/");
            case "/" -> advertised(pages.ofJob("#" + build.number()));
            case "/api/json" -> api.build(request, jobs, build).withHeaders(remote());
            case "/consoleText" -> Reply.text(200, build.console());
            case "/console" -> advertised(pages.ofJob("#" + build.number() + " Console"));
            case "/logText/progressiveText" -> progressive(request, build);
            default -> pages.notFound(request.path());
        };
    }

    /// From the byte `start`; a start behind the end begins anew, as Stapler does.
    private static Reply progressive(Request request, Build build) {
        byte[] log = build.console().getBytes(StandardCharsets.UTF_8);
        String asked = request.parameter("start");
        int start = asked != null && asked.matches("[0-9]{1,9}") ? Integer.parseInt(asked) : 0;
        int from = start > log.length ? 0 : start;
        byte[] tail = java.util.Arrays.copyOfRange(log, from, log.length);
        return Reply.bytes(200, "text/plain;charset=utf-8", tail)
                .withHeader("X-Text-Size", Integer.toString(log.length));
    }

    private Optional<List<Job>> found(String path) {
        List<Job> found = new ArrayList<>();
        List<Job> within = controller.jobs();
        for (String segment : path.substring("/job/".length()).split("/job/", -1)) {
            String name = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            Optional<Job> job = within.stream().filter(j -> j.name().equals(name)).findFirst();
            if (job.isEmpty()) {
                return Optional.empty();
            }
            found.add(job.get());
            within = job.get().jobs();
        }
        return Optional.of(found);
    }

    private static Optional<Build> build(Job job, String number) {
        return number.equals("lastBuild")
                ? job.last()
                : job.builds().stream()
                        .filter(build -> number.equals(Integer.toString(build.number())))
                        .findFirst();
    }

    private Reply wall(Request request, String permission) {
        return advertised(pages.authenticationRequired(request.path()))
                .withHeader("X-You-Are-Authenticated-As", "anonymous")
                .withHeader("X-Required-Permission", permission)
                .withHeader("X-Permission-Implied-By", "hudson.security.Permission.GenericRead")
                .withHeader("X-Permission-Implied-By", "hudson.model.Hudson.Administer");
    }

    private Reply advertised(Reply page) {
        return page.withHeader("X-Hudson", "1.395").withHeaders(remote());
    }

    private List<Header> remote() {
        return List.of(
                new Header("X-Jenkins", controller.version()),
                new Header("X-Jenkins-Session", session));
    }

    /// A new servlet session for everybody, as Jetty gives one.
    private static Reply common(Reply reply) {
        String node = "node0" + UUID.randomUUID().toString().replace("-", "");
        return reply.withHeader("X-Content-Type-Options", "nosniff")
                .withHeader("Set-Cookie", "JSESSIONID.8a7b=" + node + ".node0; Path=/; HttpOnly")
                .withHeader("Server", "Jetty(12.0.13)");
    }
}
