package io.glacis.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.glacis.contracts.Service;
import io.glacis.range.token.PlantedToken;
import io.glacis.range.world.WorldLoader;
import io.glacis.standalone.scan.Backlogs;
import io.glacis.standalone.settings.Setting;
import io.glacis.standalone.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// One undisturbed demo and what must hold of it, then one in which every service is killed.
@Tag("e2e")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HouseTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration DEMO_WITHIN = Duration.ofMinutes(9);
    private static final Duration RECOVERED_WITHIN = Duration.ofMinutes(2);

    @TempDir static Path scratch;

    private static Launcher launcher;
    private static Process demo;
    private static JsonNode summary;
    private static String undisturbed = "";

    @BeforeAll
    static void runTheDemo() throws Exception {
        launcher = new Launcher(scratch.resolve("calm"));
        demo = launcher.start("demo", "--json");
        summary = launcher.awaitAnswer(demo, DEMO_WITHIN);
    }

    @AfterAll
    static void stop() throws Exception {
        launcher.close();
    }

    @Test
    @Order(1)
    void the_demo_finds_all_truths_and_no_decoy_within_its_manners() throws Exception {
        assertThat(summary.at("/scan/completed").asBoolean()).isTrue();
        assertThat(summary.at("/score/recall").asDouble()).as(shortfalls()).isEqualTo(1.0);
        assertThat(summary.at("/score/decoysHit").asInt()).as(shortfalls()).isZero();
        assertThat(summary.at("/score/windowsOverBudget").asInt()).isZero();
        assertThat(summary.at("/rating/grade").asText()).matches("[A-F]");
        assertThat(summary.at("/memory/rssMiB").asLong()).isBetween(1L, 3072L);
        JsonNode counters = counters(launcher);
        assertThat(counters.path("outOfScopePackets").asLong())
                .as(counters.path("outOfScope").toString())
                .isZero();
    }

    private static String shortfalls() throws IOException {
        return Files.readString(scratch.resolve("calm.0.err"));
    }

    private static JsonNode counters(Launcher of) throws Exception {
        HttpResponse<String> response =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        "http://127.0.0.1:"
                                                                + of.port(Setting.PORT_RANGE)
                                                                + "/counters"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        return JSON.readTree(response.body());
    }

    @Test
    @Order(2)
    void no_planted_credential_is_stored_anywhere_in_the_clear() throws Exception {
        List<PlantedToken> planted = new WorldLoader().load("acme").planted();
        var leaks = new Leaks(planted);
        Path home = home(launcher);

        assertThat(planted).hasSizeGreaterThan(5);
        for (String folder : List.of("kafka", "evidence", "logs", "reports")) {
            assertThat(leaks.inFiles(home.resolve(folder))).as(folder).isEmpty();
        }
        try (Connection database = database(launcher)) {
            assertThat(Leaks.tables(database)).hasSizeGreaterThan(20);
            assertThat(leaks.inTables(database)).isEmpty();
        }
        Path pdf = Path.of(summary.path("pdf").asText());
        assertThat(pdf).isNotEmptyFile();
        assertThat(leaks.in("the report's text", PdfText.of(pdf))).isEmpty();
    }

    @Test
    @Order(3)
    void a_second_identical_scan_changes_nothing_and_alerts_nobody() throws Exception {
        undisturbed = launcher.run("export", "--canonical").out();
        Map<String, Long> before = writes(launcher);

        Api api = api(launcher);
        String brand = api.get("brands").at("/items/0/id").asText();
        String scan = api.post("brands/" + brand + "/scans").path("id").asText();
        await().atMost(DEMO_WITHIN)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> api.get("scans/" + scan).path("state").asText().equals("COMPLETED"));
        new Backlogs(settings(launcher)).awaitQuiet(RECOVERED_WITHIN);

        assertThat(launcher.run("export", "--canonical").out()).isEqualTo(undisturbed);
        assertThat(undisturbed.lines().count()).isGreaterThan(50);
        assertThat(writes(launcher)).isEqualTo(before);
    }

    /// What would have been written by a change: versions of findings, and alerts.
    private static Map<String, Long> writes(Launcher of) throws SQLException {
        var writes = new TreeMap<String, Long>();
        try (Connection database = database(of);
                Statement statement = database.createStatement()) {
            for (String table : List.of("finding_version", "effect", "asset_change")) {
                try (ResultSet rows =
                        statement.executeQuery("select count(*) from reporting." + table)) {
                    rows.next();
                    writes.put(table, rows.getLong(1));
                }
            }
        }
        return writes;
    }

    @Test
    @Order(4)
    void ending_the_demo_leaves_no_process() throws Exception {
        assertThat(launcher.processes()).isNotEmpty();

        demo.destroy();

        await().atMost(Duration.ofMinutes(1)).until(() -> !demo.isAlive());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(launcher.processes()).isEmpty());
    }

    @Test
    @Order(5)
    void killing_every_service_during_the_scan_ends_in_the_same_state() throws Exception {
        try (var disturbed = new Launcher(scratch.resolve("rough"))) {
            Process rough = disturbed.start("demo", "--json");
            for (Service service : Service.values()) {
                killDuringScan(disturbed, rough, service);
            }
            JsonNode ended = disturbed.awaitAnswer(rough, DEMO_WITHIN);

            assertThat(ended.at("/scan/completed").asBoolean()).isTrue();
            assertThat(disturbed.run("export", "--canonical").out()).isEqualTo(undisturbed);
            assertThat(ended.at("/score/windowsOverBudget").asInt()).isZero();
        }
    }

    /// Kills the service while the scan runs, and waits until it is back.
    private static void killDuringScan(Launcher of, Process demo, Service service)
            throws Exception {
        await("a running scan")
                .atMost(DEMO_WITHIN)
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> demo.isAlive() && isScanning(of) && pidOf(of, service) > 0);
        long before = pidOf(of, service);
        ProcessHandle.of(before).orElseThrow().destroyForcibly();
        await(service + " is back")
                .atMost(RECOVERED_WITHIN)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> pidOf(of, service) > 0 && pidOf(of, service) != before);
    }

    private static boolean isScanning(Launcher of) throws IOException, InterruptedException {
        JsonNode scan = api(of).get("scans").at("/items/0");
        long settled = 0;
        for (JsonNode stage : scan.path("stages")) {
            settled += stage.path("settled").asLong();
        }
        assertThat(scan.path("state").asText()).as("killed too late").isNotEqualTo("COMPLETED");
        return settled > 0;
    }

    /// The process of a healthy service, or 0.
    private static long pidOf(Launcher of, Service service) throws IOException {
        JsonNode state = JSON.readTree(home(of).resolve("run").resolve("state.json").toFile());
        for (JsonNode unit : state.path("services")) {
            if (unit.path("name").asText().equals(service.text())
                    && unit.path("state").asText().equals("healthy")) {
                return unit.path("pid").asLong();
            }
        }
        return 0;
    }

    private static Path home(Launcher of) {
        return of.home().resolve("demo");
    }

    private static Api api(Launcher of) {
        return Api.at(of.port(Setting.PORT_REPORTING), home(of));
    }

    private static Settings settings(Launcher of) {
        var environment = new TreeMap<String, String>();
        for (Setting each : Setting.values()) {
            if (each.key().startsWith("glacis.port.")) {
                environment.put(each.variable(), Integer.toString(of.port(each)));
            }
        }
        return Settings.of(of.home().resolve("none"), environment);
    }

    /// As the superuser, whom no row level security stops.
    private static Connection database(Launcher of) throws SQLException {
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + of.port(Setting.PORT_POSTGRESQL) + "/glacis",
                    "postgres",
                    Files.readString(home(of).resolve("keys").resolve("postgres-superuser"))
                            .strip());
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }
}
