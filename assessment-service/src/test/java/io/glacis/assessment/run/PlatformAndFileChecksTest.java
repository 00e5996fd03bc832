package io.glacis.assessment.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.assessment.testkit.FakeWeb;
import io.glacis.contracts.Outcome;
import io.glacis.contracts.UnknownReason;
import io.glacis.contracts.Verdict;
import io.glacis.range.web.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformAndFileChecksTest {
    private static final Reply ROOT = Reply.html(200, "<html><title>Hello</title>hello</html>");
    private static final Reply REGISTRY =
            Reply.json(200, Map.of()).withHeader("Docker-Distribution-Api-Version", "registry/2.0");
    private static final Reply PROMETHEUS_BUILD =
            Reply.json(
                    200,
                    Map.of(
                            "status",
                            "success",
                            "data",
                            Map.of("version", "2.42", "goVersion", "go1")));
    private static final String ENV = "DB_HOST=db\nDB_PASSWORD=hunter2hunter2\nAPP_KEY=q8Zt55\n";

    private static Assessed site(Object... pathsAndReplies) {
        Map<String, Reply> replies = new HashMap<>(Map.of("/", ROOT));
        for (int i = 0; i < pathsAndReplies.length; i += 2) {
            replies.put((String) pathsAndReplies[i], (Reply) pathsAndReplies[i + 1]);
        }
        return Assessed.webApp(FakeWeb.of(replies));
    }

    @Test
    void prometheus_is_open_when_its_configuration_is_given_and_that_is_not_kept() {
        Reply config =
                Reply.json(
                        200,
                        Map.of("status", "success", "data", Map.of("yaml", "password: hunter2")));

        Assessed seen =
                site("/api/v1/status/buildinfo", PROMETHEUS_BUILD, "/api/v1/status/config", config);

        assertThat(seen.exposed()).containsExactly("prometheus.open");
        assertThat(seen.evidence().values()).noneMatch(text -> text.contains("hunter2"));
    }

    @Test
    void a_registry_is_open_only_when_it_lists_an_image() {
        Reply images = Reply.json(200, Map.of("repositories", List.of("payments/gateway")));
        Reply none = Reply.json(200, Map.of("repositories", List.of()));
        Reply refused =
                Reply.json(401, Map.of("errors", List.of()))
                        .withHeader("Docker-Distribution-Api-Version", "registry/2.0")
                        .withHeader("WWW-Authenticate", "Bearer realm=\"x\"");

        assertThat(site("/v2/", REGISTRY, "/v2/_catalog", images).outcome("docker-registry.open"))
                .isEqualTo(Outcome.EXPOSED);
        assertThat(site("/v2/", REGISTRY, "/v2/_catalog", none).outcome("docker-registry.open"))
                .isEqualTo(Outcome.PRESENT);
        assertThat(site("/v2/", refused, "/v2/_catalog", refused).outcome("docker-registry.open"))
                .isEqualTo(Outcome.CLOSED);
    }

    @Test
    void grafana_is_open_only_when_it_shows_an_organisation_and_a_dashboard() {
        Reply health = Reply.json(200, Map.of("database", "ok", "version", "10.1.0"));
        Reply organisation = Reply.json(200, Map.of("id", 1, "name", "Main Org."));
        Reply search = Reply.json(200, List.of(Map.of("id", 3, "title", "Orders")));
        Reply refused = Reply.json(401, Map.of("message", "Unauthorized"));

        assertThat(
                        site("/api/health", health, "/api/org", organisation, "/api/search", search)
                                .outcome("grafana.anonymous"))
                .isEqualTo(Outcome.EXPOSED);
        assertThat(
                        site(
                                        "/api/health",
                                        health,
                                        "/api/org",
                                        refused,
                                        "/api/frontend/settings",
                                        search)
                                .outcome("grafana.anonymous"))
                .isEqualTo(Outcome.CLOSED);
        assertThat(site("/api/health", health).outcome("grafana.anonymous"))
                .isEqualTo(Outcome.PRESENT);
    }

    @Test
    void an_environment_file_is_known_by_its_names_and_its_values_are_gone() {
        Assessed seen =
                site(
                        "/.env",
                        Reply.bytes(
                                200,
                                "application/octet-stream",
                                ENV.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        Verdict verdict = seen.at("web.exposed-env", "/.env").orElseThrow();
        assertThat(verdict.outcome()).isEqualTo(Outcome.EXPOSED);
        assertThat(verdict.facts())
                .containsEntry(Verdict.HARVEST, "https://app.acme.example/.env")
                .containsEntry("names", "DB_HOST DB_PASSWORD APP_KEY");
        assertThat(seen.evidence().values())
                .anyMatch(text -> text.contains("DB_PASSWORD=<redacted>"))
                .noneMatch(text -> text.contains("hunter2") || text.contains("q8Zt55"));
    }

    @Test
    void pages_and_placeholders_are_no_environment_file() {
        Reply page = Reply.html(200, "<html><pre>DB_HOST=x\nDB_PASSWORD=y\n</pre></html>");
        Reply example = Reply.text(200, "DB_HOST=\nDB_PASSWORD=changeme\nAPI_KEY=<your key>\n");

        assertThat(site("/.env", page).outcome("web.exposed-env")).isEqualTo(Outcome.CLOSED);
        assertThat(site("/.env", example).outcome("web.exposed-env")).isEqualTo(Outcome.PRESENT);
    }

    @Test
    void a_git_folder_needs_its_head_and_its_settings() {
        Reply head = Reply.text(200, "ref: refs/heads/main\n");
        Reply config = Reply.text(200, "[core]\n\trepositoryformatversion = 0\n\tbare = false\n");

        assertThat(site("/.git/HEAD", head, "/.git/config", config).exposed())
                .containsExactly("web.exposed-git");
        assertThat(site("/.git/HEAD", head).outcome("web.exposed-git")).isEqualTo(Outcome.PRESENT);
        assertThat(site().outcome("web.exposed-git")).isEqualTo(Outcome.CLOSED);
    }

    @Test
    void a_site_that_gives_the_same_to_everything_exposes_nothing() {
        Reply env = Reply.text(200, ENV);

        Assessed seen = Assessed.webApp(new FakeWeb(request -> env));

        assertThat(seen.exposed()).isEmpty();
        assertThat(seen.outcome("web.exposed-env")).isEqualTo(Outcome.CLOSED);
    }

    @Test
    void a_soft_404_with_changing_words_is_still_a_miss() {
        String words = "This page cannot be found please search our catalogue of products ";
        Assessed seen =
                Assessed.webApp(
                        new FakeWeb(request ->
                                request.path().equals("/")
                                        ? ROOT
                                        : Reply.text(
                                                200,
                                                words.repeat(20)
                                                        + request.path()
                                                        + "\nAPP_ENV=shop\nAPP_KEY=k"
                                                        + System.nanoTime()
                                                        + "\n")));

        assertThat(seen.exposed()).isEmpty();
    }

    @Test
    void a_host_that_is_two_products_at_once_is_neither() {
        Reply health = Reply.json(200, Map.of("database", "ok", "version", "10.1.0"));
        Assessed seen =
                site(
                        "/api/health", health,
                        "/api/v1/status/buildinfo", PROMETHEUS_BUILD,
                        "/.env", Reply.text(200, ENV));

        assertThat(seen.verdicts())
                .allMatch(v -> v.outcome() == Outcome.UNKNOWN)
                .allMatch(v -> v.unknownReason() == UnknownReason.DECEPTIVE);
    }

    @Test
    void a_canary_gives_away_a_host_that_answers_as_everything() {
        Reply nexus = Reply.json(200, List.of(Map.of("name", "maven", "format", "maven2")));
        Assessed seen =
                site(
                        "/api/v1/status/buildinfo", PROMETHEUS_BUILD,
                        "/service/rest/v1/repositories", nexus);

        assertThat(seen.outcome("prometheus.open")).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void a_trap_that_answers_by_the_ending_of_a_name_is_seen_through() {
        Assessed seen =
                Assessed.webApp(
                        new FakeWeb(request ->
                                request.path().endsWith("env") ? Reply.text(200, ENV) : ROOT));

        assertThat(seen.verdict("web.exposed-env").unknownReason())
                .isEqualTo(UnknownReason.DECEPTIVE);
    }

    @Test
    void an_origin_that_sends_all_on_is_not_assessed_twice() {
        FakeWeb web =
                new FakeWeb(request ->
                        Reply.redirect(301, "https://www.acme.example" + request.path()));

        Assessed seen = Assessed.webApp(web);

        assertThat(seen.verdicts()).allMatch(v -> v.outcome() == Outcome.NOT_APPLICABLE);
        assertThat(web.asked()).hasSize(3);
    }
}
