package io.glacis.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.AssetObserved;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.Event;
import io.glacis.contracts.EventId;
import io.glacis.contracts.EventType;
import io.glacis.contracts.FindingChanged;
import io.glacis.contracts.FindingId;
import io.glacis.contracts.FindingState;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.ScanProgressed;
import io.glacis.contracts.ScanProgressed.StageCount;
import io.glacis.contracts.Severity;
import io.glacis.contracts.Stage;
import io.glacis.platform.evidence.EvidenceStore;
import io.glacis.platform.testkit.TestKafka;
import io.glacis.platform.testkit.TestPostgres;
import io.glacis.platform.wire.EventCodec;
import io.glacis.platform.wire.Json;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The packaged service with a real database and broker, full of hostile text, in a real browser.
class DashboardIT {
    private static final Path WEBUI = Path.of("src/main/webui");
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final List<String> HOSTILE =
            List.of(
                    "<script>alert(1)</script>",
                    "\"><img src=x onerror=alert(1)>",
                    "javascript:alert(1)//<svg onload=alert(1)>",
                    "'-alert(1)-'{{7*7}}${7*7}<%= 7*7 %>#{7*7}",
                    "</script><script src=https://203.0.113.9/x.js></script>",
                    "<form id=root><input name=innerHTML><a"
                            + " href='data:text/html,<script>alert(1)</script>'>x</a>",
                    "\u202Eexe.fdp\u2066\u0000\u2028<iframe"
                            + " srcdoc='<script>parent.alert(1)</script>'>",
                    "<link rel=stylesheet href=//203.0.113.9/x.css><style>@import"
                            + " '//203.0.113.9/y'</style>",
                    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>");

    private static TestPostgres.Database database;
    private static Path home;
    private static Process service;
    private static String base;

    @BeforeAll
    static void start() throws IOException {
        database = TestPostgres.newDatabase();
        home = Files.createTempDirectory("glacis-dashboard");
        Path token = Files.writeString(home.resolve("token"), HomeResource.BOOTSTRAP_TOKEN);
        int port = freePort();
        base = "http://127.0.0.1:" + port;
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.add("-XX:TieredStopAtLevel=1");
        Map.of(
                        "quarkus.http.port", Integer.toString(port),
                        "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                        "quarkus.datasource.username", database.name(),
                        "quarkus.datasource.password", database.name(),
                        "glacis.work.bootstrap-servers", TestKafka.bootstrapServers(),
                        "glacis.reporting.home", home.toString(),
                        "glacis.reporting.bootstrap-token-file", token.toString())
                .forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-jar");
        command.add(TARGET.resolve("quarkus-app/quarkus-run.jar").toString());
        service =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(TARGET.resolve("dashboard-service.log").toFile())
                        .start();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() ->
                        !service.isAlive()
                                || RestAssured.get(base + "/q/health/ready").statusCode() == 200);
        assertThat(service.isAlive()).as("see target/dashboard-service.log").isTrue();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (service != null) {
            service.destroy();
            if (!service.waitFor(20, TimeUnit.SECONDS)) {
                service.destroyForcibly();
            }
        }
    }

    @Test
    void hostile_text_stays_text_and_everybody_can_use_every_page() throws Exception {
        BrandId brand = fill();
        String link = Files.readString(home.resolve("setup-link")).strip();

        Process walk =
                new ProcessBuilder(
                                "node",
                                "e2e/dashboard.mjs",
                                base,
                                link,
                                TARGET.resolve("e2e").toString())
                        .directory(WEBUI.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String said = new String(walk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean ended = walk.waitFor(3, TimeUnit.MINUTES);

        assertThat(ended).isTrue();
        assertThat(walk.exitValue()).as(said).isZero();
        JsonNode seen = Json.mapper().readTree(said);
        assertThat(seen.path("findingsOpened").asInt()).isEqualTo(HOSTILE.size());
        assertThat(seen.path("dialogs").size()).isZero();
        assertThat(seen.path("policy").size()).isZero();
        assertThat(seen.path("external").size()).isZero();
        assertThat(seen.path("axe").size()).isZero();
        assertThat(brand).isNotNull();
    }

    @Test
    void its_own_logic_holds() throws Exception {
        Process tests =
                new ProcessBuilder("node", "node_modules/vitest/vitest.mjs", "run")
                        .directory(WEBUI.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(tests.waitFor()).as(said).isZero();
    }

    /// A brand whose every text comes from a hostile server.
    private static BrandId fill() throws SQLException {
        String id =
                admin().body(
                                Map.of(
                                        "name",
                                        "Acme " + HOSTILE.getFirst(),
                                        "domains",
                                        List.of("acme.example"),
                                        "consent",
                                        true,
                                        "scanInterval",
                                        "PT0S"))
                        .post(base + "/api/v1/brands")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        BrandId brand = new BrandId(id);
        String scan =
                admin().post(base + "/api/v1/brands/" + id + "/scans")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");
        EvidenceStore evidence = new EvidenceStore(home.resolve("evidence"));
        List<FindingId> findings = new ArrayList<>();
        for (int i = 0; i < HOSTILE.size(); i++) {
            AssetObserved asset =
                    House.asset(brand, AssetKind.WEB_APP, "https://h" + i + ".acme.example");
            say(hostile(asset, HOSTILE.get(i)));
            String digest =
                    evidence.put(
                            House.TENANT,
                            ("HTTP/1.1 200 OK\n\n" + HOSTILE.get(i))
                                    .getBytes(StandardCharsets.UTF_8));
            FindingChanged finding =
                    hostile(
                            House.finding(
                                    brand,
                                    "jenkins.anonymous-read",
                                    asset.value(),
                                    1,
                                    FindingState.NEW,
                                    Double.toString(9.9 - i)),
                            HOSTILE.get(i),
                            digest);
            findings.add(finding.finding());
            say(finding);
        }
        say(House.rating(brand, "58.9", House.NOON, findings));
        say(
                new ScanProgressed(
                        House.TENANT,
                        brand,
                        new ScanId(scan),
                        List.of(
                                new StageCount(Stage.NAMES, 40, 40, 0),
                                new StageCount(Stage.CHECKS, 120, 44, 2)),
                        Instant.now()));
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        admin().get(base + "/api/v1/findings")
                                        .path("total.count")
                                        .equals(HOSTILE.size())
                                && admin().get(base + "/api/v1/brands/" + id + "/rating")
                                                .statusCode()
                                        == 200);
        return brand;
    }

    private static AssetObserved hostile(AssetObserved asset, String text) {
        return new AssetObserved(
                asset.tenant(),
                asset.brand(),
                asset.scan(),
                1,
                asset.lane(),
                asset.asset(),
                asset.kind(),
                asset.value(),
                Map.of("title", text, "server", text, "__proto__", text),
                asset.attribution(),
                asset.confidence(),
                asset.state(),
                asset.clearance(),
                List.of(text));
    }

    private static FindingChanged hostile(FindingChanged finding, String text, String digest) {
        return new FindingChanged(
                finding.tenant(),
                finding.brand(),
                finding.finding(),
                1,
                finding.check(),
                finding.asset(),
                finding.assetKind(),
                finding.assetValue() + "/" + text,
                text,
                FindingState.NEW,
                Severity.of(Double.parseDouble(finding.score())),
                finding.score(),
                text,
                text,
                "Title " + text,
                text,
                95,
                Map.of("banner", text, "__proto__", text, "constructor", text),
                digest,
                finding.rule(),
                List.of(text),
                "curl '" + text + "'",
                finding.firstSeenAt(),
                finding.changedAt());
    }

    /// Puts an event into the service's own outbox: its relay says it, and its intake hears it.
    private static void say(Event event) throws SQLException {
        EventType type = EventType.of(event);
        EventId id = EventId.of(type.wireName(), event.key(), "dashboard");
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                insert into reporting.outbox (event_id, type, topic, key, tenant_id, payload)
                                values (?, ?, ?, ?, ?, ?)
                                """)) {
            insert.setString(1, id.text());
            insert.setString(2, type.wireName());
            insert.setString(3, type.topic().wireName());
            insert.setString(4, event.key());
            insert.setString(5, event.tenant().text());
            insert.setBytes(6, EventCodec.write(event));
            insert.executeUpdate();
        }
    }

    private static RequestSpecification admin() {
        return RestAssured.given()
                .header("Authorization", "Bearer " + HomeResource.BOOTSTRAP_TOKEN)
                .contentType(ContentType.JSON);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
