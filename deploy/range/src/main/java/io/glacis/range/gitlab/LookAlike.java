package io.glacis.range.gitlab;

import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import io.glacis.range.web.Site;
import java.util.List;

/// A static page with GitLab's marks: a mirror of somebody's sign-in screen, without anything
/// behind it.
final class LookAlike implements Site {
    @Override
    public Reply answer(Request request) {
        Reply reply =
                switch (request.path()) {
                    case "/", "/users/sign_in" -> page("Sign in");
                    case "/users/sign_up" ->
                            page("Sign up: ask your administrator for new_user[username]");
                    case "/api/v4/projects" ->
                            Reply.json(200, List.of(java.util.Map.of("id", "1")));
                    default -> Reply.html(404, "<html><body>404</body></html>");
                };
        return reply.withHeader("Set-Cookie", "_gitlab_session=copied; path=/");
    }

    private static Reply page(String title) {
        return Reply.html(
                200,
                "<html><head><title>"
                        + title
                        + " · GitLab</title><meta content=\"GitLab\" property=\"og:site_name\">"
                        + "</head><body><form action=\"/search\"></form></body></html>");
    }
}
