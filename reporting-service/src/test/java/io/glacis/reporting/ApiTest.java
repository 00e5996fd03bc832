package io.glacis.reporting;

import static io.glacis.reporting.House.admin;
import static io.glacis.reporting.House.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.AssetObserved;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.FindingChanged;
import io.glacis.contracts.FindingState;
import io.glacis.platform.testkit.PlatformResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PlatformResource.class)
@QuarkusTestResource(HomeResource.class)
class ApiTest {
    private static final String PROBLEM = "application/problem+json";

    @Inject House house;

    @Test
    void a_declared_brand_is_kept_and_said_to_the_others() {
        BrandId brand = House.declare("Declared", "declared.example");

        admin().get("/api/v1/brands/" + brand.text())
                .then()
                .statusCode(200)
                .body("name", equalTo("Declared"))
                .body("domains", equalTo(List.of("declared.example")))
                .body("clearance", equalTo("POLITE_ACTIVE"))
                .body("consentedBy", equalTo("bootstrap"))
                .body("scanInterval", equalTo("PT0S"));
        House.declare("Declared", "declared.example");
        assertThat(
                        house.count(
                                "select declarations as count from brand where brand_id = ?",
                                brand.text()))
                .isEqualTo(2);
    }

    @Test
    void everything_wrong_with_a_brand_is_named_by_pointer() {
        admin().body(
                        Map.of(
                                "name",
                                " ",
                                "domains",
                                List.of("under_score..example", "fine.example", "com"),
                                "ranges",
                                List.of("203.0.113.0/33"),
                                "excludes",
                                List.of("not a name"),
                                "clearance",
                                "EVERYTHING",
                                "scanInterval",
                                "soon"))
                .post("/api/v1/brands")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:glacis:problem:invalid-request"))
                .body(
                        "errors.pointer",
                        hasItems(
                                "/name",
                                "/domains/0",
                                "/domains/2",
                                "/ranges/0",
                                "/excludes/0",
                                "/clearance",
                                "/consent",
                                "/scanInterval"));
    }

    @Test
    void every_way_to_ask_wrongly_is_answered_by_a_problem() {
        admin().get("/api/v1/nothing-here").then().statusCode(404).contentType(PROBLEM);
        admin().get("/api/v1/findings/unknown").then().statusCode(404).contentType(PROBLEM);
        admin().delete("/api/v1/brands").then().statusCode(405).contentType(PROBLEM);
        admin().contentType("text/plain")
                .body("x")
                .post("/api/v1/brands")
                .then()
                .statusCode(415)
                .contentType(PROBLEM);
        admin().body("{\"name\": ")
                .post("/api/v1/brands")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:glacis:problem:malformed-json"));
        admin().body("{\"name\": \"x\", \"domains\": [{}]}")
                .post("/api/v1/brands")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("errors[0].pointer", equalTo("/domains/0"));
        admin().body("{\"name\": \"x\", \"tenant\": \"other\"}")
                .post("/api/v1/brands")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("errors[0].pointer", equalTo("/tenant"));
        admin().post("/api/v1/brands").then().statusCode(400).contentType(PROBLEM);
        admin().body("{\"name\": \"" + "x".repeat(1 << 20) + "\"}")
                .post("/api/v1/brands")
                .then()
                .statusCode(413)
                .contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=risk",
                "limit=0",
                "limit=501",
                "limit=1000000000000",
                "limit=ten",
                "page_token=AAAA",
                "page_token=%00",
                "severity=GRAVE",
                "state=LOST"
            })
    void a_wrong_parameter_is_named(String query) {
        admin().get("/api/v1/findings?" + query)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("errors[0].pointer", equalTo("?" + query.split("=", 2)[0]));
    }

    @Test
    void an_unknown_sort_is_answered_with_the_allowed_ones() {
        admin().get("/api/v1/findings?sort=cvss")
                .then()
                .body("allowed", equalTo(List.of("severity", "first_seen", "changed", "asset")));
    }

    @Test
    void pages_give_every_finding_once_in_every_order() {
        BrandId brand = House.declare("Paged", "paged.example");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            FindingChanged one =
                    finding(
                            brand,
                            "jenkins.anonymous-read",
                            "https://h" + i + ".paged.example",
                            1,
                            FindingState.NEW,
                            i % 2 == 0 ? "9.1" : "5.0");
            house.say(one);
            ids.add(one.finding().text());
        }
        house.awaitCount(
                7, "select count(*) as count from finding where brand_id = ?", brand.text());

        for (String sort : List.of("severity", "first_seen", "changed", "asset")) {
            List<String> seen = new ArrayList<>();
            String next = null;
            do {
                var page =
                        admin().queryParam("brand", brand.text())
                                .queryParam("sort", sort)
                                .queryParam("limit", 3)
                                .queryParams(next == null ? Map.of() : Map.of("page_token", next))
                                .get("/api/v1/findings")
                                .then()
                                .statusCode(200)
                                .body("total.count", equalTo(7))
                                .body("total.type", equalTo("EXACT"))
                                .extract()
                                .jsonPath();
                seen.addAll(page.getList("items.id", String.class));
                next = page.getString("next_page_token");
            } while (next != null);
            assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void a_page_token_is_good_for_its_own_list_alone() {
        BrandId brand = House.declare("Token", "token.example");
        for (int i = 0; i < 2; i++) {
            house.say(
                    finding(
                            brand,
                            "jenkins.anonymous-read",
                            "https://h" + i + ".token.example",
                            1,
                            FindingState.NEW,
                            "9.1"));
        }
        house.awaitCount(
                2, "select count(*) as count from finding where brand_id = ?", brand.text());
        String token =
                admin().get("/api/v1/findings?limit=1&brand=" + brand.text())
                        .then()
                        .extract()
                        .path("next_page_token");

        admin().get("/api/v1/findings?limit=1&brand=" + brand.text() + "&page_token=" + token)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("next_page_token", nullValue());
        admin().get("/api/v1/findings?limit=1&page_token=" + token).then().statusCode(400);
        admin().get(
                        "/api/v1/findings?limit=1&sort=asset&brand="
                                + brand.text()
                                + "&page_token="
                                + token)
                .then()
                .statusCode(400);
    }

    @Test
    void the_newest_version_of_a_finding_wins_in_whatever_order_it_is_heard() {
        BrandId brand = House.declare("Order", "order.example");
        FindingChanged third =
                finding(
                        brand,
                        "jenkins.anonymous-read",
                        "https://ci.order.example",
                        3,
                        FindingState.VERIFIED,
                        "9.1");
        house.say(third);
        house.awaitFinding(third.finding(), 3);
        house.say(
                finding(
                        brand,
                        "jenkins.anonymous-read",
                        "https://ci.order.example",
                        1,
                        FindingState.NEW,
                        "9.1"),
                finding(
                        brand,
                        "jenkins.anonymous-read",
                        "https://ci.order.example",
                        2,
                        FindingState.IN_WORK,
                        "9.1"));
        house.awaitCount(
                3,
                "select count(*) as count from finding_version where finding_id = ?",
                third.finding().text());

        admin().get("/api/v1/findings/" + third.finding().text())
                .then()
                .statusCode(200)
                .body("version", equalTo(3))
                .body("finding.state", equalTo("VERIFIED"))
                .body("history.version", equalTo(List.of(3, 2, 1)))
                .body("fix", hasSize(2))
                .body("curl", containsString("curl"))
                .body("why.label", hasItems("Severity", "Detection"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or 1=1 --",
                "100%",
                "_",
                "\\",
                "%00x",
                "💥",
                "{inject}",
                "${jndi:ldap://x}"
            })
    void a_search_text_is_only_text(String text) {
        admin().queryParam("text", text)
                .get("/api/v1/findings")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void an_asset_shows_why_it_is_the_brands() {
        BrandId brand = House.declare("Asset", "asset.example");
        AssetObserved asset = House.asset(brand, AssetKind.WEB_APP, "https://www.asset.example");
        house.say(asset);
        house.awaitCount(
                1, "select count(*) as count from asset where asset_id = ?", asset.asset().text());

        admin().get("/api/v1/assets?brand=" + brand.text() + "&kind=web_app&state=OWNED")
                .then()
                .statusCode(200)
                .body("items[0].value", equalTo("https://www.asset.example"))
                .body("items[0].title", equalTo("Welcome"));
        admin().get("/api/v1/assets/" + asset.asset().text())
                .then()
                .statusCode(200)
                .body("attribution[0].fromValue", equalTo("acme.example"))
                .body("attribution[0].reason", notNullValue())
                .body("attributes.server", equalTo("nginx"));
    }

    @Test
    void a_decision_is_kept_once_and_said() {
        BrandId brand = House.declare("Decide", "decide.example");
        FindingChanged found =
                finding(
                        brand,
                        "jenkins.anonymous-read",
                        "https://ci.decide.example",
                        1,
                        FindingState.NEW,
                        "9.1");
        house.say(found);
        house.awaitFinding(found.finding(), 1);
        String path = "/api/v1/findings/" + found.finding().text() + "/decisions";

        for (int i = 0; i < 2; i++) {
            admin().header("Idempotency-Key", "one")
                    .body(Map.of("decision", "FALSE_POSITIVE", "reason", "a honeypot of ours"))
                    .post(path)
                    .then()
                    .statusCode(202);
        }
        assertThat(
                        house.count(
                                "select count(*) as count from finding_decision where finding_id ="
                                        + " ?",
                                found.finding().text()))
                .isEqualTo(1);
        admin().body(Map.of("decision", "ACCEPT", "reason", "known"))
                .post(path)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/expiresAt"));
    }

    @Test
    void the_newest_rating_is_shown_with_its_explanation() {
        BrandId brand = House.declare("Rated", "rated.example");
        admin().get("/api/v1/brands/" + brand.text() + "/rating").then().statusCode(404);
        house.say(
                House.rating(brand, "81.4", House.NOON.plusSeconds(60), List.of()),
                House.rating(brand, "64.0", House.NOON, List.of()));
        house.awaitCount(
                2, "select count(*) as count from rating where brand_id = ?", brand.text());

        admin().get("/api/v1/brands/" + brand.text() + "/rating")
                .then()
                .statusCode(200)
                .body("score", equalTo("81.4"))
                .body("grade", equalTo("B"))
                .body("openFindings.CRITICAL", equalTo(1))
                .body("openFindings.INFO", equalTo(0))
                .body("factors[1].provisional", equalTo(true))
                .body("lines[0].loss", equalTo("0.14"));
        admin().get("/api/v1/brands/" + brand.text() + "/rating/history")
                .then()
                .body("score", equalTo(List.of("81.4", "64.0")));
    }
}
