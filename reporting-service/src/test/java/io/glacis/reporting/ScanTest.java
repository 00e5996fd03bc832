package io.glacis.reporting;

import static io.glacis.reporting.House.TENANT;
import static io.glacis.reporting.House.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.glacis.contracts.BrandId;
import io.glacis.contracts.ScanCompleted;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.ScanProgressed;
import io.glacis.contracts.ScanProgressed.StageCount;
import io.glacis.contracts.Stage;
import io.glacis.platform.testkit.PlatformResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformResource.class)
@QuarkusTestResource(HomeResource.class)
class ScanTest {
    @Inject House house;

    @Test
    void the_same_key_asks_for_the_same_scan() {
        BrandId brand = House.declare("Scanned", "scanned.example");

        String first = request(brand, "nightly");
        String again = request(brand, "nightly");
        String other = request(brand, "another");

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        admin().get("/api/v1/scans?brand=" + brand.text())
                .then()
                .body("items.generation", equalTo(List.of(2, 1)))
                .body("items[0].state", equalTo("REQUESTED"));
    }

    @Test
    void progress_is_shown_and_an_end_stays() {
        BrandId brand = House.declare("Progress", "progress.example");
        String scan = request(brand, "one");
        Instant now = Instant.now();
        house.say(progressed(brand, scan, now, 10, 4));
        house.awaitCount(
                1,
                "select count(*) as count from scan where scan_id = ? and state = 'RUNNING'",
                scan);
        admin().get("/api/v1/scans/" + scan)
                .then()
                .body("stages[0].known", equalTo(10))
                .body("stages[0].settled", equalTo(4))
                .body("growing", equalTo(true));

        house.say(
                new ScanCompleted(
                        TENANT,
                        brand,
                        new ScanId(scan),
                        1,
                        List.of(new StageCount(Stage.NAMES, 12, 12, 1)),
                        now,
                        now.plusSeconds(30)),
                progressed(brand, scan, now.plusSeconds(1), 10, 5));
        house.awaitCount(
                1,
                "select count(*) as count from scan where scan_id = ? and state = 'COMPLETED'",
                scan);
        admin().get("/api/v1/scans/" + scan)
                .then()
                .body("state", equalTo("COMPLETED"))
                .body("stages[0].settled", equalTo(12));

        String events =
                admin().header("Last-Event-ID", "1")
                        .get("/api/v1/scans/" + scan + "/events")
                        .then()
                        .statusCode(200)
                        .contentType(containsString("text/event-stream"))
                        .extract()
                        .asString();
        assertThat(events).contains("event:completed").contains("id:").contains(scan);
    }

    @Test
    void a_due_brand_is_scanned_by_schedule_once() {
        admin().body(
                        Map.of(
                                "name",
                                "Scheduled",
                                "domains",
                                List.of("scheduled.example"),
                                "consent",
                                true,
                                "scanInterval",
                                "PT1H"))
                .post("/api/v1/brands")
                .then()
                .statusCode(201);
        house.makeDue("Scheduled");
        house.awaitCount(
                1,
                """
                select count(*) as count from scan join brand using (tenant_id, brand_id)
                where brand.name = 'Scheduled' and brand.next_scan_at > now() and scan.requested_by = 'schedule'
                  and scan.lane = 'CONTINUOUS' and scan.generation = 1
                """);
        house.makeDue("Scheduled");
        house.awaitScheduleTicks(3);
        assertThat(
                        house.count(
                                """
                                select count(*) as count from scan join brand using (tenant_id, brand_id)
                                where brand.name = 'Scheduled'
                                """))
                .as("the first scan still runs")
                .isEqualTo(1);
    }

    @Test
    void a_scan_of_nothing_is_not_found() {
        admin().post("/api/v1/brands/" + "0".repeat(64) + "/scans").then().statusCode(404);
        admin().post("/api/v1/brands/nonsense/scans").then().statusCode(404);
        admin().get("/api/v1/scans/nonsense").then().statusCode(404);
        admin().get("/api/v1/scans/nonsense/events").then().statusCode(404);
        admin().get("/api/v1/scans?brand=nonsense").then().body("items", hasSize(0));
    }

    private static String request(BrandId brand, String key) {
        return admin().header("Idempotency-Key", key)
                .post("/api/v1/brands/" + brand.text() + "/scans")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static ScanProgressed progressed(
            BrandId brand, String scan, Instant at, long known, long settled) {
        return new ScanProgressed(
                TENANT,
                brand,
                new ScanId(scan),
                List.of(new StageCount(Stage.NAMES, known, settled, 0)),
                at);
    }
}
