package io.glacis.assessment.jenkins;

import io.glacis.assessment.check.Conclusion;
import io.glacis.assessment.check.ProductCheck;
import io.glacis.assessment.check.Quality;
import io.glacis.assessment.check.Sight;
import io.glacis.assessment.check.WebApp;
import io.glacis.assessment.web.Look;
import io.glacis.assessment.web.Page;
import io.glacis.contracts.CheckId;
import java.util.List;
import java.util.Map;

/// `jenkins.anonymous-read`: the jobs are shown to everybody.
///
/// Two signals: the remote API gives the root, and the list of computers.
public final class JenkinsAnonymousRead implements ProductCheck {
    private static final String COMPUTERS =
            "/computer/api/json?tree=computer%5BdisplayName,offline%5D";

    @Override
    public CheckId id() {
        return new CheckId("jenkins.anonymous-read");
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
                    case RootView.Shown open -> readable(app, found, open);
                });
    }

    private static Conclusion readable(WebApp app, Sight.Found found, RootView.Shown open) {
        var first = open.page().exhibit(proof(open));
        boolean isConfirmed =
                app.visit().get(found.context() + COMPUTERS) instanceof Look.Seen(var page)
                        && isComputerSet(page)
                        && RootView.of(app.visit().again(RootView.path(found)))
                                instanceof RootView.Shown;
        if (!isConfirmed) {
            return Conclusion.present(
                    Quality.PROBE,
                    "Jenkins showed its root once; nothing else confirms it.",
                    Map.of(),
                    List.of(first));
        }
        String jobs = Integer.toString(open.jobs().size());
        return Conclusion.exposed(
                "",
                Quality.APPLICATION,
                "Everybody can read this Jenkins; it shows " + jobs + " jobs.",
                Map.of("jobs", jobs, "version", found.version(), "context", found.context()),
                List.of(first));
    }

    private static String proof(RootView.Shown open) {
        StringBuilder proof = new StringBuilder("{\"_class\":\"hudson.model.Hudson\",\"jobs\":\n");
        open.jobs().forEach(job -> proof.append("  ").append(job.path()).append('\n'));
        return proof.append("}").toString();
    }

    private static boolean isComputerSet(Page page) {
        return page.status() == 200
                && page.json()
                        .filter(json -> json.path("_class").asText("").endsWith("ComputerSet"))
                        .filter(json -> json.path("computer").isArray())
                        .isPresent();
    }
}
