package io.glacis.assessment.jenkins;

import io.glacis.assessment.check.Conclusion;
import io.glacis.assessment.check.ProductCheck;
import io.glacis.assessment.check.Quality;
import io.glacis.assessment.check.Sight;
import io.glacis.assessment.check.WebApp;
import io.glacis.assessment.web.Look;
import io.glacis.contracts.CheckId;
import java.util.List;
import java.util.Map;

/// `jenkins.no-security`: everybody is the administrator.
///
/// Two signals: the remote API says that security is off, and the script console is a form.
public final class JenkinsNoSecurity implements ProductCheck {
    @Override
    public CheckId id() {
        return new CheckId("jenkins.no-security");
    }

    @Override
    public String product() {
        return JenkinsProduct.NAME;
    }

    @Override
    public List<Conclusion> look(WebApp app, Sight.Found found) {
        return List.of(
                switch (RootView.of(app.visit(), found)) {
                    case RootView.Withheld(var instead) -> instead;
                    case RootView.Shown(var isSecured, _, var page) when isSecured ->
                            Conclusion.closed(
                                    "Security is on.",
                                    List.of(page.exhibit("{\"useSecurity\":true}")));
                    case RootView.Shown open -> unsecured(app, found, open);
                });
    }

    private static Conclusion unsecured(WebApp app, Sight.Found found, RootView.Shown open) {
        var first = open.page().exhibit("{\"useSecurity\":false}");
        Look console = app.visit().get(ScriptConsole.path(found));
        RootView second = RootView.of(app.visit().again(RootView.path(found)));
        boolean isConfirmed =
                console instanceof Look.Seen(var page)
                        && ScriptConsole.isForm(app, page)
                        && second instanceof RootView.Shown(var isSecured, _, _)
                        && !isSecured;
        return isConfirmed
                ? Conclusion.exposed(
                        "",
                        Quality.APPLICATION,
                        "Jenkins runs without security: everybody is its administrator.",
                        Map.of("version", found.version(), "context", found.context()),
                        List.of(first, ((Look.Seen) console).page().exhibit(ScriptConsole.PROOF)))
                : Conclusion.present(
                        Quality.PROBE,
                        "Jenkins says that security is off, but nothing else confirms it.",
                        Map.of(),
                        List.of(first));
    }
}
