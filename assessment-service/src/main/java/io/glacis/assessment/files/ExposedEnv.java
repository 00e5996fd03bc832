package io.glacis.assessment.files;

import io.glacis.assessment.check.Check;
import io.glacis.assessment.check.Conclusion;
import io.glacis.assessment.check.Quality;
import io.glacis.assessment.check.WebApp;
import io.glacis.assessment.web.Look;
import io.glacis.assessment.web.Page;
import io.glacis.contracts.CheckId;
import io.glacis.contracts.UnknownReason;
import io.glacis.contracts.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `web.exposed-env`: the web root serves its environment file. Names are kept, values are not;
/// investigation reads the file itself.
public final class ExposedEnv implements Check.OfWebApp {
    private static final String PATH = "/.env";

    @Override
    public CheckId id() {
        return new CheckId("web.exposed-env");
    }

    @Override
    public List<Conclusion> run(WebApp app) {
        return List.of(
                switch (app.visit().get(PATH)) {
                    case Look.Unseen(var reason, var detail) -> Conclusion.unknown(reason, detail);
                    case Look.Seen(var page) -> concluded(app, page);
                });
    }

    private static Conclusion concluded(WebApp app, Page page) {
        Optional<EnvFile> file = file(app, page);
        if (file.isPresent()) {
            return isInvented(app)
                    ? Conclusion.unknown(
                            UnknownReason.DECEPTIVE,
                            "the server gives an environment file for a name that nobody has")
                    : found(app, page, file.get());
        }
        return page.isServerFault()
                ? Conclusion.unknown(
                        UnknownReason.SOURCE_FAILING, "the server answered " + page.status())
                : Conclusion.closed(
                        "The web root serves no environment file.",
                        List.of(page.exhibit("(no environment file)")));
    }

    private static Conclusion found(WebApp app, Page page, EnvFile file) {
        boolean isConfirmed =
                app.visit().again(PATH) instanceof Look.Seen(var second)
                        && file(app, second).map(EnvFile::names).equals(Optional.of(file.names()));
        if (!isConfirmed || !file.isFilled()) {
            return Conclusion.present(
                    Quality.PROBE,
                    isConfirmed
                            ? "The web root serves an environment file with placeholders alone."
                            : "The web root served an environment file once, and not again.",
                    Map.of("names", file.shownNames()),
                    List.of(page.exhibit(file.redacted())));
        }
        return Conclusion.exposed(
                PATH,
                Quality.CONTENT_READ,
                "The web root serves its environment file to everybody.",
                Map.of(
                        Verdict.HARVEST,
                        app.visit().origin().text() + PATH,
                        "names",
                        file.shownNames()),
                List.of(page.exhibit(file.redacted())));
    }

    /// Some traps choose their answer by the ending of the name.
    private static boolean isInvented(WebApp app) {
        return app.visit().get("/" + app.controls().canary() + PATH) instanceof Look.Seen(var page)
                && page.status() == 200
                && EnvFile.read(page.body()).isPresent();
    }

    private static Optional<EnvFile> file(WebApp app, Page page) {
        return page.status() != 200 || page.looksLikeMarkup() || app.controls().isMiss(page)
                ? Optional.empty()
                : EnvFile.read(app.controls().quiet(page));
    }
}
