package io.glacis.range.page;

import io.glacis.range.web.Header;
import io.glacis.range.web.Pace;
import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import io.glacis.range.web.Site;
import io.glacis.range.web.SiteKind;
import io.glacis.range.world.Settings;
import io.glacis.range.world.World;
import io.glacis.range.world.WorldSite;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Sites that answer, but prove nothing: each deceives a careless probe in its own way.
public final class DecoyKinds {
    private DecoyKinds() {}

    public static List<SiteKind> all() {
        return List.of(new Soft404(), new LoginWall(), new IdentityProvider(), new Tarpit());
    }

    /// `soft404`: 200 and the same page for everything.
    private static final class Soft404 implements SiteKind {
        @Override
        public String kind() {
            return "soft404";
        }

        @Override
        public Site build(WorldSite site, World world, Path workFolder) {
            Settings s = site.read().allow("title", "html", "headers", "status");
            String title = s.text("title", "Page not found");
            Reply reply =
                    Reply.html(
                                    s.integer("status", 200),
                                    Pages.html(
                                            title,
                                            s.text(
                                                    "html",
                                                    "<h1>Sorry, we could not find that"
                                                            + " page.</h1>")))
                            .withHeaders(Pages.headers(s));
            return _ -> reply;
        }
    }

    /// `login-wall`: nothing without signing in, by form (302) or by HTTP (401).
    private static final class LoginWall implements SiteKind {
        @Override
        public String kind() {
            return "login-wall";
        }

        @Override
        public Site build(WorldSite site, World world, Path workFolder) {
            Settings s = site.read().allow("title", "mode", "loginPath", "headers", "realm");
            String title = s.text("title", "Sign in");
            String loginPath = s.text("loginPath", "/login");
            List<Header> headers = Pages.headers(s);
            boolean basic = s.has("mode") && s.oneOf("mode", "form", "basic").equals("basic");
            String realm = s.text("realm", title).replace("\"", "'");
            Reply form =
                    Reply.html(
                            200,
                            Pages.html(
                                    title,
                                    "<form method=\"post\"><input name=\"username\"><input"
                                            + " name=\"password\" type=\"password\"><button>Sign"
                                            + " in</button></form>"));
            return request -> {
                Reply reply;
                if (basic) {
                    reply =
                            Reply.html(401, Pages.html(title, "<h1>401 Unauthorized</h1>"))
                                    .withHeader(
                                            "WWW-Authenticate", "Basic realm=\"" + realm + "\"");
                } else if (request.path().equals(loginPath)) {
                    reply = form;
                } else {
                    reply = Reply.redirect(302, loginPath + "?next=" + encoded(request.path()));
                }
                return reply.withHeaders(headers);
            };
        }
    }

    /// `redirect-idp`: every path sends the visitor to an identity provider.
    private static final class IdentityProvider implements SiteKind {
        @Override
        public String kind() {
            return "redirect-idp";
        }

        @Override
        public Site build(WorldSite site, World world, Path workFolder) {
            Settings s = site.read().allow("idp", "clientId", "headers");
            String idp = s.text("idp");
            if (!idp.startsWith("https://")) {
                throw s.error("idp", "must be an https URL, was " + idp);
            }
            String client = encoded(s.text("clientId", site.host()));
            List<Header> headers = Pages.headers(s);
            return request ->
                    Reply.redirect(
                                    302,
                                    idp
                                            + "?response_type=code&client_id="
                                            + client
                                            + "&redirect_uri="
                                            + encoded(request.origin() + "/callback")
                                            + "&state="
                                            + encoded(request.path()))
                            .withHeaders(headers);
        }
    }

    /// `tarpit`: a body that comes in drops; bounded, so that the Range itself is never stuck.
    private static final class Tarpit implements SiteKind {
        private static final int BYTES_MAX = 64 * 1024;
        private static final int PAUSE_MAX_MS = 10_000;

        @Override
        public String kind() {
            return "tarpit";
        }

        @Override
        public Site build(WorldSite site, World world, Path workFolder) {
            Settings s = site.read().allow("bytes", "bytesPerDrop", "pauseMs");
            int bytes = bounded(s, "bytes", 600, BYTES_MAX);
            Pace pace =
                    new Pace(
                            bounded(s, "bytesPerDrop", 1, BYTES_MAX),
                            Duration.ofMillis(bounded(s, "pauseMs", 1000, PAUSE_MAX_MS)));
            Reply reply =
                    Reply.html(200, "<!DOCTYPE html>" + "<!-- -->".repeat(bytes / 8))
                            .withPace(pace);
            return _ -> reply;
        }

        private static int bounded(Settings s, String field, int otherwise, int max) {
            int value = s.integer(field, otherwise);
            if (value < 1 || value > max) {
                throw s.error(field, "must be 1.." + max + ", was " + value);
            }
            return value;
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// The path as an attacker-friendly server would reflect it.
    static String reflected(Request request) {
        return Pages.escaped(request.path());
    }
}
