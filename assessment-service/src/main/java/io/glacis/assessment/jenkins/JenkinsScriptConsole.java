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

/// `jenkins.script-console`: everybody can run code on the controller.
public final class JenkinsScriptConsole implements ProductCheck {
    @Override
    public CheckId id() {
        return new CheckId("jenkins.script-console");
    }

    @Override
    public String product() {
        return JenkinsProduct.NAME;
    }

    @Override
    public List<Conclusion> look(WebApp app, Sight.Found found) {
        return List.of(
                switch (app.visit().get(ScriptConsole.path(found))) {
                    case Look.Unseen(var reason, var detail) -> Conclusion.unknown(reason, detail);
                    case Look.Seen(var page) -> concluded(app, found, page);
                });
    }

    private static Conclusion concluded(WebApp app, Sight.Found found, Page page) {
        if (ScriptConsole.isForm(app, page)) {
            return app.visit().again(ScriptConsole.path(found)) instanceof Look.Seen(var second)
                            && ScriptConsole.isForm(app, second)
                    ? Conclusion.exposed(
                            "",
                            Quality.APPLICATION,
                            "Everybody can run code on this Jenkins through its script console.",
                            Map.of("version", found.version(), "context", found.context()),
                            List.of(page.exhibit(ScriptConsole.PROOF)))
                    : Conclusion.present(
                            Quality.PROBE,
                            "The script console was seen once, and not again.",
                            Map.of(),
                            List.of());
        }
        if (page.isServerFault()) {
            return Conclusion.unknown(
                    UnknownReason.SOURCE_FAILING, "Jenkins answered " + page.status());
        }
        boolean isClosed =
                JenkinsProduct.isWall(page) || page.wantsSignIn() || app.controls().isMiss(page);
        return isClosed
                ? Conclusion.closed(
                        "The script console is not for everybody.",
                        List.of(page.exhibit("(refused)")))
                : Conclusion.present(
                        Quality.PROBE,
                        "The script console neither opens nor refuses.",
                        Map.of(),
                        List.of(page.exhibit("")));
    }
}
