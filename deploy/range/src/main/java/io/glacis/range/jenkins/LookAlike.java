package io.glacis.range.jenkins;

import io.glacis.range.jenkins.Controller.Mode;
import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import io.glacis.range.web.Site;

/// What is no Jenkins: a static page that carries its headers and quotes its screens, or a login
/// proxy that answers every path with status 200.
final class LookAlike implements Site {
    private final Controller controller;

    LookAlike(Controller controller) {
        this.controller = controller;
    }

    @Override
    public Reply answer(Request request) {
        return controller.mode() == Mode.SSO ? proxy(request) : imitated(request);
    }

    private Reply imitated(Request request) {
        Reply reply =
                switch (request.path()) {
                    case "/" ->
                            Reply.html(
                                    200,
                                    "<html><head><title>Dashboard"
                                            + " [Jenkins]</title></head><body><h1>Dashboard -"
                                            + " Jenkins</h1><a href=\"/script\">Script"
                                            + " Console</a><p>Museum of build servers: how Jenkins"
                                            + " looked.</p></body></html>");
                    case "/api/json" -> Reply.json(200, java.util.Map.of());
                    case "/script" ->
                            Reply.html(
                                    200,
                                    "<html><head><title>Script Console -"
                                        + " Jenkins</title></head><body><p>The console was a"
                                        + " form:</p><pre>&lt;form"
                                        + " action=\"script\"&gt;&lt;textarea"
                                        + " name=\"script\"&gt;&lt;/textarea&gt;&lt;/form&gt;</pre>"
                                        + "</body></html>");
                    default -> Reply.html(404, "<html><body><h1>Not found</h1></body></html>");
                };
        return reply.withHeader("X-Jenkins", controller.version())
                .withHeader("X-Hudson", "1.395")
                .withHeader("Server", "nginx");
    }

    private static Reply proxy(Request request) {
        return Reply.html(
                        200,
                        "<html><head><title>Sign in</title></head><body><form"
                                + " action=\"/oauth2/start\" method=\"get\"><input type=\"hidden\""
                                + " name=\"rd\" value=\""
                                + Pages.escaped(request.path())
                                + "\"><button>Sign in with SSO</button></form></body></html>")
                .withHeader("Server", "oauth2-proxy");
    }
}
