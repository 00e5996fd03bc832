package io.glacis.assessment.jenkins;

import com.google.re2j.Pattern;
import io.glacis.assessment.check.Conclusion;
import io.glacis.assessment.check.ProductCheck;
import io.glacis.assessment.check.Quality;
import io.glacis.assessment.check.Sight;
import io.glacis.assessment.check.WebApp;
import io.glacis.assessment.web.Look;
import io.glacis.assessment.web.Page;
import io.glacis.contracts.CheckId;
import io.glacis.contracts.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/// `jenkins.build-log-public`: what builds print is shown to everybody. The job is the place; the
/// log of its last build goes to investigation, its text nowhere else.
///
/// Two signals: the log in parts with its size, and the same log as one text.
public final class JenkinsBuildLogPublic implements ProductCheck {
    private static final int JOBS_MAX = 5;
    private static final Pattern CONSOLE_LINE =
            Pattern.compile(
                    "(?m)^(Started by .+|Finished:"
                            + " (SUCCESS|FAILURE|UNSTABLE|ABORTED|NOT_BUILT))\\r?$");

    @Override
    public CheckId id() {
        return new CheckId("jenkins.build-log-public");
    }

    @Override
    public String product() {
        return JenkinsProduct.NAME;
    }

    @Override
    public List<Conclusion> look(WebApp app, Sight.Found found) {
        return switch (RootView.of(app.visit(), found)) {
            case RootView.Withheld(var instead) -> List.of(instead);
            case RootView.Shown open -> jobs(app, found, open);
        };
    }

    private List<Conclusion> jobs(WebApp app, Sight.Found found, RootView.Shown open) {
        List<Conclusion> conclusions = new ArrayList<>();
        List<Conclusion> others = new ArrayList<>();
        for (RootView.Job job : chosen(app.known(this), found, open.jobs())) {
            log(app, found, job).ifPresentOrElse(conclusions::add, () -> {});
            if (conclusions.isEmpty()) {
                refusal(app, found, job).ifPresent(others::add);
            }
        }
        if (!conclusions.isEmpty()) {
            return conclusions;
        }
        if (!others.isEmpty()) {
            return List.of(others.getFirst());
        }
        return List.of(
                Conclusion.closed(
                        "Jenkins lists no job with a build to everybody.",
                        List.of(open.page().exhibit("(no job with a build)"))));
    }

    /// Those that were public before, and then the first by name.
    private static List<RootView.Job> chosen(
            SortedSet<String> known, Sight.Found found, List<RootView.Job> jobs) {
        return jobs.stream()
                .filter(job -> job.lastBuild() > 0)
                .sorted(
                        Comparator.comparing((RootView.Job job) ->
                                        !known.contains(found.context() + job.path()))
                                .thenComparing(RootView.Job::path))
                .limit(Math.max(JOBS_MAX, known.size()))
                .toList();
    }

    private static Optional<Conclusion> log(WebApp app, Sight.Found found, RootView.Job job) {
        String build = found.context() + job.path() + "/" + job.lastBuild();
        if (!(app.visit().get(progressive(build)) instanceof Look.Seen(var page))
                || !isLog(page)
                || !page.headers().has("X-Text-Size")) {
            return Optional.empty();
        }
        String console = build + "/consoleText";
        if (!(app.visit().again(console) instanceof Look.Seen(var text)) || !isLog(text)) {
            return Optional.empty();
        }
        return Optional.of(
                Conclusion.exposed(
                        found.context() + job.path(),
                        Quality.CONTENT_READ,
                        "The build logs of this job can be read by everybody.",
                        Map.of(
                                Verdict.HARVEST,
                                app.visit().origin().text() + console,
                                "build",
                                Integer.toString(job.lastBuild()),
                                "job",
                                job.path()),
                        List.of(page.exhibit("Started by … <redacted> … Finished: …"))));
    }

    private static Optional<Conclusion> refusal(WebApp app, Sight.Found found, RootView.Job job) {
        String build = found.context() + job.path() + "/" + job.lastBuild();
        return switch (app.visit().get(progressive(build))) {
            case Look.Unseen(var reason, var detail) ->
                    Optional.of(Conclusion.unknown(reason, detail));
            case Look.Seen(var page) when JenkinsProduct.isWall(page) || page.wantsSignIn() ->
                    Optional.of(
                            Conclusion.closed(
                                    "Build logs are not for everybody.",
                                    List.of(page.exhibit("(the login wall)"))));
            case Look.Seen(var page) ->
                    Optional.of(
                            Conclusion.present(
                                    Quality.PROBE,
                                    "Jobs with builds are listed, but a log was not found.",
                                    Map.of(),
                                    List.of(page.exhibit(""))));
        };
    }

    private static String progressive(String build) {
        return build + "/logText/progressiveText?start=0";
    }

    private static boolean isLog(Page page) {
        return page.status() == 200
                && page.isPlainText()
                && !page.looksLikeMarkup()
                && CONSOLE_LINE.matcher(page.body()).find();
    }
}
