package io.glacis.reporting;

import static io.glacis.reporting.House.admin;
import static io.glacis.reporting.House.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.AssetObserved;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.FindingChanged;
import io.glacis.contracts.FindingState;
import io.glacis.platform.testkit.PlatformResource;
import io.glacis.platform.wire.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformResource.class)
@QuarkusTestResource(HomeResource.class)
class ExportTest {
    @Inject House house;

    @Test
    void equal_states_are_equal_bytes_whatever_way_led_there() throws IOException {
        BrandId brand = House.declare("Exported", "exported.example");
        AssetObserved asset = House.asset(brand, AssetKind.WEB_APP, "https://www.exported.example");
        FindingChanged first =
                finding(
                        brand,
                        "jenkins.anonymous-read",
                        "https://www.exported.example",
                        1,
                        FindingState.NEW,
                        "9.1");
        house.say(asset, first, House.rating(brand, "64.0", House.NOON, List.of(first.finding())));
        house.awaitFinding(first.finding(), 1);
        house.awaitCount(
                1, "select count(*) as count from rating where brand_id = ?", brand.text());
        house.awaitCount(1, "select count(*) as count from asset where brand_id = ?", brand.text());
        List<String> before = lines(brand);

        // the same state, reached again by another way: later, by another version, seen once more
        house.say(
                asset,
                finding(
                        brand,
                        "jenkins.anonymous-read",
                        "https://www.exported.example",
                        3,
                        FindingState.NEW,
                        "9.1"),
                House.rating(brand, "64.0", House.NOON.plusSeconds(99), List.of(first.finding())));
        house.awaitFinding(first.finding(), 3);
        house.awaitCount(
                2, "select count(*) as count from rating where brand_id = ?", brand.text());

        assertThat(lines(brand)).isEqualTo(before).hasSize(4);
        assertThat(before.stream().map(ExportTest::type))
                .containsExactly("brand", "asset", "finding", "rating");
        for (String line : before) {
            assertThat(line).doesNotContain("2026-11-22").doesNotContain("version\":3");
            JsonNode node = Json.mapper().readTree(line);
            Iterator<String> names = node.fieldNames();
            List<String> fields = new ArrayList<>();
            names.forEachRemaining(fields::add);
            assertThat(fields).isSorted();
        }
    }

    private static String type(String line) {
        try {
            return Json.mapper().readTree(line).path("type").asText();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> lines(BrandId brand) {
        return admin().get("/api/v1/export")
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString()
                .lines()
                .filter(line -> line.contains(brand.text()))
                .toList();
    }
}
