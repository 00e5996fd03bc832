package io.glacis.assessment.jenkins;

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
import org.jsoup.nodes.Element;

/// `jenkins.signup-open`: anybody can make an account. The page answers 200 either way; only the
/// form counts, and it is never sent.
public final class JenkinsSignupOpen implements ProductCheck {
    private static final String PROOF =
            "<form action=\"…/securityRealm/createAccount\"><input name=\"username\">";

    @Override
    public CheckId id() {
        return new CheckId("jenkins.signup-open");
    }

    @Override
    public String product() {
        return JenkinsProduct.NAME;
    }

    @Override
    public List<Conclusion> look(WebApp app, Sight.Found found) {
        String path = found.context() + "/signup";
        return List.of(
                switch (app.visit().get(path)) {
                    case Look.Unseen(var reason, var detail) -> Conclusion.unknown(reason, detail);
                    case Look.Seen(var page) when isForm(page) -> confirmed(app, path, page);
                    case Look.Seen(var page) when page.isServerFault() ->
                            Conclusion.unknown(
                                    UnknownReason.SOURCE_FAILING,
                                    "Jenkins answered " + page.status());
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
                        "Anybody can make an account on this Jenkins.",
                        Map.of(),
                        List.of(page.exhibit(PROOF)))
                : Conclusion.present(
                        Quality.PROBE,
                        "The sign-up form was seen once, and not again.",
                        Map.of(),
                        List.of());
    }

    private static boolean isForm(Page page) {
        if (page.status() != 200 || !JenkinsProduct.isMarked(page)) {
            return false;
        }
        Element form =
                page.html()
                        .map(html -> html.selectFirst("form[action$=/securityRealm/createAccount]"))
                        .orElse(null);
        return form != null && form.selectFirst("input[name=username]") != null;
    }
}
