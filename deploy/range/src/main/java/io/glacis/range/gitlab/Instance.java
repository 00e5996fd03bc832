package io.glacis.range.gitlab;

import io.glacis.range.world.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a world says about one GitLab.
///
/// @param signup whether anybody may make an account
record Instance(Mode mode, String version, boolean signup, List<Project> projects) {
    /// How far a visitor who is not signed in gets.
    enum Mode {
        /// Public projects are listed; their pipelines are for members.
        PUBLIC_PROJECTS("public-projects"),
        /// Public projects with public pipelines and job logs.
        PUBLIC_LOGS("public-logs"),
        /// Nothing is public.
        LOCKED("locked"),
        /// Nothing is public, but anybody may sign up.
        SIGNUP_OPEN("signup-open"),
        /// Not a GitLab: a page that carries its marks.
        IMITATION("imitation");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        boolean listsProjects() {
            return this == PUBLIC_PROJECTS || this == PUBLIC_LOGS;
        }

        static String[] words() {
            return Arrays.stream(values()).map(mode -> mode.word).toArray(String[]::new);
        }

        static Mode of(String word) {
            return Arrays.stream(values())
                    .filter(mode -> mode.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such mode: " + word));
        }
    }

    /// One project. Only `public` ones are ever shown.
    record Project(int id, String path, boolean isPublic, List<Pipeline> pipelines) {
        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        String namespace() {
            return path.substring(0, path.lastIndexOf('/'));
        }
    }

    record Pipeline(int id, String status, String ref, List<Job> jobs) {}

    record Job(int id, String name, String stage, String status, String log) {
        /// The raw log as the runner writes it, with its sections.
        String raw() {
            return "section_start:1757000000:prepare_executor\r\u001b[0K"
                    + "Running with gitlab-runner 17.5.3 (12030cf4)\n"
                    + "  on shared-runner-1 t1_xyz, system ID: s_4f2a\n"
                    + "section_end:1757000001:prepare_executor\r\u001b[0K"
                    + "section_start:1757000002:step_script\r\u001b[0K"
                    + (log.endsWith("\n") ? log : log + "\n")
                    + "section_end:1757000003:step_script\r\u001b[0K"
                    + (status.equals("success")
                            ? "Job succeeded\n"
                            : "ERROR: Job failed: exit code 1\n");
        }
    }

    static Instance read(Settings settings) {
        settings.allow("mode", "version", "signup", "projects");
        Mode mode = Mode.of(settings.oneOf("mode", Mode.words()));
        return new Instance(
                mode,
                settings.text("version", "17.5.2"),
                settings.flag("signup", mode == Mode.SIGNUP_OPEN),
                projects(settings));
    }

    private static List<Project> projects(Settings settings) {
        List<Project> projects = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        for (Settings project : settings.list("projects")) {
            project.allow("id", "path", "visibility", "pipelines");
            String path = project.text("path");
            if (!path.matches("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+")) {
                throw project.error("path", "must be group/name, was " + path);
            }
            int id = project.integer("id", 11 + projects.size());
            if (id < 1 || !ids.add(id)) {
                throw project.error("id", "must be positive and stand once, was " + id);
            }
            boolean isPublic =
                    !project.has("visibility")
                            || project.oneOf("visibility", "public", "internal", "private")
                                    .equals("public");
            projects.add(new Project(id, path, isPublic, pipelines(project, id)));
        }
        return List.copyOf(projects);
    }

    private static List<Pipeline> pipelines(Settings project, int projectId) {
        List<Pipeline> pipelines = new ArrayList<>();
        for (Settings pipeline : project.list("pipelines")) {
            pipeline.allow("id", "status", "ref", "jobs");
            int id = pipeline.integer("id", projectId * 100 + pipelines.size() + 1);
            List<Job> jobs = new ArrayList<>();
            for (Settings job : pipeline.list("jobs")) {
                job.allow("id", "name", "stage", "status", "log");
                jobs.add(
                        new Job(
                                job.integer("id", id * 100 + jobs.size() + 1),
                                job.text("name"),
                                job.text("stage", "build"),
                                job.text("status", "success"),
                                job.text("log", "")));
            }
            String status = pipeline.text("status", "success");
            String ref = pipeline.text("ref", "main");
            pipelines.add(new Pipeline(id, status, ref, List.copyOf(jobs)));
        }
        return List.copyOf(pipelines);
    }
}
