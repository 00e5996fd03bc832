package io.glacis.range.jenkins;

import io.glacis.range.world.Settings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a world says about one Jenkins.
///
/// @param signup whether anybody may make an account
record Controller(Mode mode, String version, String context, boolean signup, List<Job> jobs) {
    /// How far a visitor who is not signed in gets.
    enum Mode {
        /// Security is off: the visitor is the administrator.
        NO_SECURITY("no-security"),
        /// Overall/Read; jobs are seen, their builds are not.
        ANONYMOUS_READ("anonymous-read"),
        /// Overall/Read and Job/Read: console logs as well.
        LOGS_PUBLIC("logs-public"),
        /// The login wall.
        LOCKED("locked"),
        /// Not a Jenkins: static pages with its headers.
        IMITATION("imitation"),
        /// A login proxy that answers everything with one page and status 200.
        SSO("sso");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        boolean isReadable() {
            return this == NO_SECURITY || this == ANONYMOUS_READ || this == LOGS_PUBLIC;
        }

        boolean showsBuilds() {
            return this == NO_SECURITY || this == LOGS_PUBLIC;
        }

        static String[] words() {
            return java.util.Arrays.stream(values()).map(mode -> mode.word).toArray(String[]::new);
        }

        static Mode of(String word) {
            for (Mode mode : values()) {
                if (mode.word.equals(word)) {
                    return mode;
                }
            }
            throw new IllegalArgumentException("no such mode: " + word);
        }
    }

    /// A job, or a folder when it has jobs itself.
    record Job(String name, String description, List<Build> builds, List<Job> jobs) {
        boolean isFolder() {
            return !jobs.isEmpty();
        }

        Optional<Build> last() {
            return builds.stream().max(java.util.Comparator.comparingInt(Build::number));
        }
    }

    /// A finished build and its console log.
    record Build(int number, String result, String log) {
        /// The log as the console shows it: with its first and last line.
        String console() {
            String body = log.endsWith("\n") ? log : log + "\n";
            return "Started by user ci-bot\nRunning as SYSTEM\n"
                    + body
                    + "Finished: "
                    + result
                    + "\n";
        }
    }

    static Controller read(Settings settings) {
        settings.allow("mode", "version", "context", "signup", "jobs");
        String context = settings.text("context", "");
        if (!context.matches("(/[A-Za-z0-9._-]+)*")) {
            throw settings.error("context", "must be a path such as /jenkins, was " + context);
        }
        return new Controller(
                Mode.of(settings.oneOf("mode", Mode.words())),
                settings.text("version", "2.479.3"),
                context,
                settings.flag("signup", false),
                jobs(settings));
    }

    private static List<Job> jobs(Settings parent) {
        List<Job> jobs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Settings job : parent.list("jobs")) {
            job.allow("name", "description", "builds", "jobs");
            String name = job.text("name");
            if (name.isBlank() || name.contains("/")) {
                throw job.error("name", "must be one path segment, was " + name);
            }
            if (!names.add(name)) {
                throw job.error("name", "stands twice: " + name);
            }
            jobs.add(new Job(name, job.text("description", ""), builds(job), jobs(job)));
        }
        return List.copyOf(jobs);
    }

    private static List<Build> builds(Settings job) {
        List<Build> builds = new ArrayList<>();
        for (Settings build : job.list("builds")) {
            build.allow("number", "result", "log");
            int number = build.integer("number", builds.size() + 1);
            if (number < 1) {
                throw build.error("number", "must be at least 1, was " + number);
            }
            String result =
                    build.has("result")
                            ? build.oneOf("result", "SUCCESS", "FAILURE", "UNSTABLE", "ABORTED")
                            : "SUCCESS";
            builds.add(new Build(number, result, build.text("log", "")));
        }
        return List.copyOf(builds);
    }
}
