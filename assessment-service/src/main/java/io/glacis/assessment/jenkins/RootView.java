package io.glacis.assessment.jenkins;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.assessment.check.Conclusion;
import io.glacis.assessment.check.Quality;
import io.glacis.assessment.check.Sight;
import io.glacis.assessment.web.Look;
import io.glacis.assessment.web.Page;
import io.glacis.assessment.web.Paths;
import io.glacis.assessment.web.Visit;
import io.glacis.contracts.UnknownReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the remote API of a Jenkins tells somebody who is not signed in: one request for several
/// checks.
sealed interface RootView {
    /// It told. Folders are opened one level deep.
    record Shown(boolean isSecured, List<Job> jobs, Page page) implements RootView {}

    /// It did not; this is what a check that needs it concludes.
    record Withheld(Conclusion instead) implements RootView {}

    /// A job and its last build, as they stand in a URL.
    ///
    /// @param path such as `/job/team/job/web%20app`
    /// @param lastBuild 0 where it has none
    record Job(String path, int lastBuild) {}

    /// The query that asks for everything at once, brackets encoded.
    String TREE =
            "useSecurity,mode,nodeName,jobs[name,_class,lastBuild[number],"
                    + "jobs[name,_class,lastBuild[number]]{0,20}]{0,50}";

    String ROOT_CLASS = "hudson.model.Hudson";

    static String path(Sight.Found found) {
        String tree =
                TREE.replace("[", "%5B")
                        .replace("]", "%5D")
                        .replace("{", "%7B")
                        .replace("}", "%7D");
        return found.context() + "/api/json?tree=" + tree;
    }

    static RootView of(Visit visit, Sight.Found found) {
        return of(visit.get(path(found)));
    }

    static RootView of(Look look) {
        return switch (look) {
            case Look.Unseen(var reason, var detail) ->
                    new Withheld(Conclusion.unknown(reason, detail));
            case Look.Seen(var page) -> read(page).orElseGet(() -> new Withheld(unreadable(page)));
        };
    }

    private static Conclusion unreadable(Page page) {
        if (JenkinsProduct.isWall(page) || page.wantsSignIn()) {
            return Conclusion.closed(
                    "Jenkins asks for a sign-in before it shows anything.",
                    List.of(page.exhibit("(the login wall)")));
        }
        if (page.isServerFault()) {
            return Conclusion.unknown(
                    UnknownReason.SOURCE_FAILING, "Jenkins answered " + page.status());
        }
        return Conclusion.present(
                Quality.PROBE,
                "Jenkins is there, but its remote API neither shows its jobs nor refuses to.",
                java.util.Map.of(),
                List.of(page.exhibit("")));
    }

    private static Optional<RootView> read(Page page) {
        JsonNode root = page.status() == 200 ? page.json().orElse(null) : null;
        if (root == null || !JenkinsProduct.isMarked(page)) {
            return Optional.empty();
        }
        boolean isRoot =
                root.path("_class").asText("").equals(ROOT_CLASS)
                        && root.path("useSecurity").isBoolean()
                        && root.path("jobs").isArray();
        if (!isRoot) {
            return Optional.empty();
        }
        List<Job> jobs = new ArrayList<>();
        collect(root.path("jobs"), "", jobs);
        return Optional.of(new Shown(root.path("useSecurity").booleanValue(), jobs, page));
    }

    private static void collect(JsonNode listed, String parent, List<Job> jobs) {
        for (JsonNode job : listed) {
            Optional<String> segment = Paths.segment(job.path("name").asText(""));
            if (segment.isEmpty()) {
                continue;
            }
            String path = parent + "/job/" + segment.get();
            if (job.path("jobs").isArray() && parent.isEmpty()) {
                collect(job.path("jobs"), path, jobs);
            } else {
                jobs.add(new Job(path, Math.max(0, job.path("lastBuild").path("number").asInt(0))));
            }
        }
    }
}
