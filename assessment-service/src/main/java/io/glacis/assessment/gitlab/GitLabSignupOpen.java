package io.glacis.assessment.gitlab;

import io.glacis.assessment.check.Conclusion;
import io.glacis.assessment.check.ProductCheck;
import io.glacis.assessment.check.Quality;
import io.glacis.assessment.check.Sight;
import io.glacis.assessment.check.WebApp;
import io.glacis.assessment.web.Look;
import io.glacis.assessment.web.Page;
import io.glacis.contracts.CheckId;
import io.glacis.contracts.UnknownReason;
import java.util.List;
import java.util.Map;

/// `gitlab.signup-open`: anybody can make an account. The form is looked at, never sent.
public final class GitLabSignupOpen implements ProductCheck {
    private static final String PROOF =
            "<form action=\"/users\" method=\"post\"><input name=\"new_user[…]\">";

    @Override
    public CheckId id() {
        return new CheckId("gitlab.signup-open");
    }

    @Override
    public String product() {
        return GitLabProduct.NAME;
    }

    @Override
    public List<Conclusion> look(WebApp app, Sight.Found found) {
        String path = found.context() + "/users/sign_up";
        return List.of(
                switch (app.visit().get(path)) {
                    case Look.Unseen(var reason, var detail) -> Conclusion.unknown(reason, detail);
                    case Look.Seen(var page) when isForm(page) -> confirmed(app, path, page);
                    case Look.Seen(var page) when page.isServerFault() ->
                            Conclusion.unknown(
                                    UnknownReason.SOURCE_FAILING,
                                    "GitLab answered " + page.status());
                    case Look.Seen(var page) ->
                            Conclusion.closed(
                                    "Nobody can sign up by themselves.",
                                    List.of(page.exhibit("(no sign-up form)")));
                });
    }

    private static Conclusion confirmed(WebApp app, String path, Page page) {
        return app.visit().again(path) instanceof Look.Seen(var second) && isForm(second)
                ? Conclusion.exposed(
                        "",
                        Quality.APPLICATION,
                        "Anybody can make an account on this GitLab.",
                        Map.of(),
                        List.of(page.exhibit(PROOF)))
                : Conclusion.present(
                        Quality.PROBE,
                        "The sign-up form was seen once, and not again.",
                        Map.of(),
                        List.of());
    }

    private static boolean isForm(Page page) {
        return page.status() == 200
                && page.html().stream()
                        .flatMap(html -> html.select("form[action$=/users] input").stream())
                        .anyMatch(input -> input.attr("name").startsWith("new_user["));
    }
}
