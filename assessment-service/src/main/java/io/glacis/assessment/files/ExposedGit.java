package io.glacis.assessment.files;

import com.google.re2j.Pattern;
import io.glacis.assessment.check.Check;
import io.glacis.assessment.check.Conclusion;
import io.glacis.assessment.check.Quality;
import io.glacis.assessment.check.WebApp;
import io.glacis.assessment.web.Look;
import io.glacis.assessment.web.Page;
import io.glacis.contracts.CheckId;
import io.glacis.contracts.UnknownReason;
import java.util.List;
import java.util.Map;

/// `web.exposed-git`: the web root serves its git folder. Two signals: the head and the settings.
public final class ExposedGit implements Check.OfWebApp {
    private static final String HEAD = "/.git/HEAD";
    private static final String CONFIG = "/.git/config";
    private static final Pattern HEAD_FORM =
            Pattern.compile("(ref: refs/[A-Za-z0-9._/-]{1,200}|[0-9a-f]{40}|[0-9a-f]{64})\\s*");
    private static final Pattern CORE = Pattern.compile("(?m)^\\s*\\[core\\]\\s*$");
    private static final Pattern SETTING =
            Pattern.compile("(?m)^\\s*(repositoryformatversion|filemode|bare)\\s*=");

    @Override
    public CheckId id() {
        return new CheckId("web.exposed-git");
    }

    @Override
    public List<Conclusion> run(WebApp app) {
        return List.of(
                switch (app.visit().get(HEAD)) {
                    case Look.Unseen(var reason, var detail) -> Conclusion.unknown(reason, detail);
                    case Look.Seen(var page) when isHead(app, page) -> settings(app, page);
                    case Look.Seen(var page) when page.isServerFault() ->
                            Conclusion.unknown(
                                    UnknownReason.SOURCE_FAILING,
                                    "the server answered " + page.status());
                    case Look.Seen(var page) ->
                            Conclusion.closed(
                                    "The web root serves no git folder.",
                                    List.of(page.exhibit("(no git folder)")));
                });
    }

    private static Conclusion settings(WebApp app, Page head) {
        boolean isConfirmed =
                app.visit().get(CONFIG) instanceof Look.Seen(var config)
                        && isConfig(app, config)
                        && app.visit().again(HEAD) instanceof Look.Seen(var second)
                        && isHead(app, second)
                        && !isInvented(app);
        var exhibit = head.exhibit(head.body().strip());
        return isConfirmed
                ? Conclusion.exposed(
                        "/.git/",
                        Quality.APPLICATION,
                        "The web root serves its git folder: its source code can be put together.",
                        Map.of(),
                        List.of(exhibit))
                : Conclusion.present(
                        Quality.PROBE,
                        "The web root serves what looks like the head of a git folder, and no"
                                + " more.",
                        Map.of(),
                        List.of(exhibit));
    }

    private static boolean isInvented(WebApp app) {
        return app.visit().get("/" + app.controls().canary() + HEAD) instanceof Look.Seen(var page)
                && isHead(app, page);
    }

    private static boolean isHead(WebApp app, Page page) {
        return page.status() == 200
                && !app.controls().isMiss(page)
                && HEAD_FORM.matches(page.body());
    }

    private static boolean isConfig(WebApp app, Page page) {
        return page.status() == 200
                && !page.looksLikeMarkup()
                && !app.controls().isMiss(page)
                && CORE.matcher(page.body()).find()
                && SETTING.matcher(page.body()).find();
    }
}
