package io.glacis.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.glacis.assessment.testkit.RangeResource;
import io.glacis.assessment.testkit.Topics;
import io.glacis.contracts.AssetId;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.AssetObserved;
import io.glacis.contracts.AssetState;
import io.glacis.contracts.AttributionLink;
import io.glacis.contracts.BrandDeclared;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.CheckId;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.EventId;
import io.glacis.contracts.Handoffs;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.Lane;
import io.glacis.contracts.Outcome;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.Scope;
import io.glacis.contracts.Service;
import io.glacis.contracts.TaskId;
import io.glacis.contracts.TaskSettled;
import io.glacis.contracts.TenantId;
import io.glacis.contracts.Verdict;
import io.glacis.contracts.VerdictsReached;
import io.glacis.platform.evidence.EvidenceStore;
import io.glacis.platform.testkit.PlatformResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformResource.class)
@QuarkusTestResource(RangeResource.class)
class AssessmentServiceTest {
    private static final BrandId BRAND = BrandId.of(TenantId.DEFAULT, "Acme");
    private static final String BUILD = "https://build.acme.example";

    @Inject DataSource database;
    @Inject EvidenceStore evidence;

    @Test
    void assets_become_verdicts_with_evidence_and_everything_announced_is_said() throws Exception {
        try (Topics topics = new Topics()) {
            ScanId scan = ScanId.of(BRAND, "one");
            topics.say(EventId.of("brand", BRAND.text(), "1"), brand());
            observe(topics, scan, AssetKind.WEB_APP, BUILD);
            observe(topics, scan, AssetKind.WEB_APP, "https://git.acme.example");
            observe(topics, scan, AssetKind.WEB_APP, "https://www.acme.example");
            observe(topics, scan, AssetKind.WEB_APP, "https://gone.acme.example");
            observe(topics, scan, AssetKind.BUCKET, "s3:acme-backup");
            observe(topics, scan, AssetKind.HOSTNAME, "build.acme.example");
            observe(topics, scan, AssetKind.HOSTNAME, "build.acme.example");

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> topics.heard(TaskSettled.class).size() == 6);
            List<VerdictsReached> reached = topics.heard(VerdictsReached.class);

            assertThat(outcome(reached, BUILD, "jenkins.build-log-public"))
                    .isEqualTo(Outcome.EXPOSED);
            assertThat(outcome(reached, "https://git.acme.example", "gitlab.public-projects"))
                    .isEqualTo(Outcome.CLOSED);
            assertThat(outcome(reached, "https://www.acme.example", "web.exposed-env"))
                    .isEqualTo(Outcome.CLOSED);
            assertThat(outcome(reached, "https://gone.acme.example", "web.exposed-env"))
                    .isEqualTo(Outcome.UNKNOWN);
            assertThat(outcome(reached, "s3:acme-backup", "bucket.env-public"))
                    .isEqualTo(Outcome.EXPOSED);
            assertThat(outcome(reached, "s3:acme-backup", "bucket.public-list"))
                    .isEqualTo(Outcome.CLOSED);
            requireAnnounced(topics.heard(TaskSettled.class), reached, scan);
            requireEvidenceWithoutSecrets(reached);

            ScanId again = ScanId.of(BRAND, "two");
            observe(topics, again, AssetKind.WEB_APP, BUILD);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> topics.heard(TaskSettled.class).size() == 7);
            assertThat(verdicts(topics.heard(VerdictsReached.class), again, BUILD))
                    .as("a second look at the same content is the same")
                    .isEqualTo(verdicts(reached, scan, BUILD));
            assertThat(coverageRowsWithoutTenant()).isZero();
        }
    }

    private void requireEvidenceWithoutSecrets(List<VerdictsReached> reached) {
        List<String> capsules =
                reached.stream()
                        .flatMap(event -> event.verdicts().stream())
                        .map(Verdict::evidence)
                        .filter(digest -> digest != null)
                        .map(digest -> evidence.get(TenantId.DEFAULT, digest).orElseThrow())
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .toList();
        assertThat(capsules).isNotEmpty().noneMatch(capsule -> capsule.contains("AKCp"));
        assertThat(capsules).anyMatch(capsule -> capsule.contains("ARTIFACTORY_KEY=<redacted>"));
        assertThat(reached.toString()).doesNotContain("AKCp");
    }

    private static void requireAnnounced(
            List<TaskSettled> settled, List<VerdictsReached> reached, ScanId scan) {
        List<TaskId> announced =
                settled.stream()
                        .flatMap(task -> task.children().stream())
                        .map(TaskSettled.Child::task)
                        .toList();
        TaskId harvest =
                TaskId.handoff(
                        scan,
                        Service.INVESTIGATION,
                        Handoffs.harvestSubject(
                                AssetId.of(TenantId.DEFAULT, AssetKind.BUCKET, "s3:acme-backup"),
                                new CheckId("bucket.env-public"),
                                ".env"),
                        1);
        assertThat(announced)
                .containsAll(reached.stream().map(VerdictsReached::task).toList())
                .contains(harvest);
        assertThat(settled)
                .extracting(TaskSettled::task)
                .contains(
                        TaskId.handoff(
                                scan,
                                Service.ASSESSMENT,
                                AssetId.of(TenantId.DEFAULT, AssetKind.WEB_APP, BUILD).text(),
                                1));
    }

    private int coverageRowsWithoutTenant() throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select set_config('glacis.tenant', 'somebody-else', false)");
            try (ResultSet rows = statement.executeQuery("select count(*) from coverage")) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static Outcome outcome(List<VerdictsReached> reached, String value, String check) {
        return reached.stream()
                .filter(event -> event.value().equals(value))
                .flatMap(event -> event.verdicts().stream())
                .filter(verdict -> verdict.check().text().equals(check))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private static List<Verdict> verdicts(
            List<VerdictsReached> reached, ScanId scan, String value) {
        return reached.stream()
                .filter(event -> event.scan().equals(scan) && event.value().equals(value))
                .flatMap(event -> event.verdicts().stream())
                .toList();
    }

    private static BrandDeclared brand() {
        return new BrandDeclared(
                TenantId.DEFAULT,
                BRAND,
                "Acme",
                new Scope(
                        List.of(new Hostname("acme.example")),
                        List.of(),
                        List.of(),
                        List.of(),
                        Clearance.POLITE_ACTIVE),
                "tester",
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    private static void observe(Topics topics, ScanId scan, AssetKind kind, String value) {
        AssetId asset = AssetId.of(TenantId.DEFAULT, kind, value);
        topics.say(
                EventId.of("asset", asset.text(), scan.text()),
                new AssetObserved(
                        TenantId.DEFAULT,
                        BRAND,
                        scan,
                        1,
                        Lane.INTERACTIVE,
                        asset,
                        kind,
                        value,
                        Map.of(),
                        List.of(
                                new AttributionLink(
                                        "seed",
                                        AssetKind.REGISTERED_DOMAIN,
                                        "acme.example",
                                        "given",
                                        1,
                                        null)),
                        1,
                        AssetState.OWNED,
                        Clearance.POLITE_ACTIVE,
                        List.of()));
    }
}
