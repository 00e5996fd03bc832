package io.glacis.reporting;

import static io.glacis.reporting.House.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.glacis.contracts.BrandId;
import io.glacis.platform.testkit.PlatformResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PlatformResource.class)
@QuarkusTestResource(HomeResource.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessTest {
    private static final String PASSWORD = "correct horse battery";
    private static final Set<String> FOR_EVERYONE =
            Set.of(
                    "get /api/v1/setup",
                    "post /api/v1/setup",
                    "post /api/v1/session",
                    "delete /api/v1/session");

    @Inject House house;

    @Test
    @Order(1)
    void the_setup_link_makes_the_first_admin_once() throws IOException {
        Path file = HomeResource.home().resolve("setup-link");
        String link = Files.readString(file).strip();
        assertThat(link).contains("/setup#");
        String token = link.substring(link.indexOf('#') + 1);
        Map<String, String> body = Map.of("token", token, "name", "ada", "password", PASSWORD);

        browser().get("/api/v1/setup").then().body("done", equalTo(false));
        browser()
                .body(Map.of("token", token, "name", "ada", "password", "short"))
                .post("/api/v1/setup")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/password"));
        browser()
                .body(Map.of("token", "guessed", "name", "eve", "password", PASSWORD))
                .post("/api/v1/setup")
                .then()
                .statusCode(403);
        browser()
                .body(body)
                .post("/api/v1/setup")
                .then()
                .statusCode(200)
                .body("role", equalTo("ADMIN"))
                .header("Set-Cookie", containsString("HttpOnly"))
                .header("Set-Cookie", containsString("SameSite=Strict"));
        browser().body(body).post("/api/v1/setup").then().statusCode(403);
        browser().get("/api/v1/setup").then().body("done", equalTo(true));
        assertThat(file).doesNotExist();
    }

    @Test
    @Order(2)
    void a_session_lasts_until_sign_out() {
        String cookie =
                browser()
                        .body(Map.of("name", "ada", "password", PASSWORD))
                        .post("/api/v1/session")
                        .then()
                        .statusCode(200)
                        .extract()
                        .cookie("glacis-session");

        browser()
                .cookie("glacis-session", cookie)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("ada"))
                .body("tenant", equalTo("default"));
        browser().cookie("glacis-session", cookie).delete("/api/v1/session").then().statusCode(204);
        browser().cookie("glacis-session", cookie).get("/api/v1/me").then().statusCode(401);
    }

    @Test
    @Order(3)
    void a_change_from_another_site_is_refused() {
        String cookie =
                browser()
                        .body(Map.of("name", "ada", "password", PASSWORD))
                        .post("/api/v1/session")
                        .then()
                        .extract()
                        .cookie("glacis-session");

        given().contentType(ContentType.JSON)
                .cookie("glacis-session", cookie)
                .body(Map.of("name", "t"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:glacis:problem:cross-site"));
        browser()
                .cookie("glacis-session", cookie)
                .header("Sec-Fetch-Site", "cross-site")
                .body(Map.of("name", "t"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(403);
        browser()
                .cookie("glacis-session", cookie)
                .header("Sec-Fetch-Site", "same-origin")
                .body(Map.of("name", "t"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201);
    }

    @Test
    void failed_sign_ins_have_to_wait_longer_and_longer() {
        for (int i = 0; i < 6; i++) {
            browser()
                    .body(Map.of("name", "nobody", "password", "wrong wrong wrong"))
                    .post("/api/v1/session")
                    .then()
                    .statusCode(401);
        }
        browser()
                .body(Map.of("name", "nobody", "password", "wrong wrong wrong"))
                .post("/api/v1/session")
                .then()
                .statusCode(429)
                .body("detail", containsString("seconds"));
    }

    @Test
    void a_token_does_what_its_role_allows_until_it_is_revoked() {
        var made =
                admin().body(Map.of("name", "reader", "role", "VIEWER", "expiresInDays", 1))
                        .post("/api/v1/tokens")
                        .then()
                        .statusCode(201)
                        .extract()
                        .jsonPath();
        String token = made.getString("token");
        assertThat(token).matches("glx_[a-z0-9]{8}_[A-Za-z0-9]{40}_[0-9a-f]{8}");

        bearer(token).get("/api/v1/findings").then().statusCode(200);
        bearer(token).get("/api/v1/tokens").then().statusCode(403);
        bearer(token).body(Map.of("name", "x")).post("/api/v1/brands").then().statusCode(403);
        bearer(token.replace("glx_", "glx-")).get("/api/v1/findings").then().statusCode(401);
        assertThat(
                        house.count(
                                "select count(*) as count from api_token where position(? in"
                                        + " api_token::text) > 0",
                                token.substring(13, 53)))
                .isZero();

        admin().delete("/api/v1/tokens/" + made.getString("id")).then().statusCode(204);
        bearer(token).get("/api/v1/findings").then().statusCode(401);
    }

    @Test
    void nothing_but_setup_and_sign_in_is_open_to_everyone() {
        Map<String, Map<String, Object>> paths =
                given().accept(ContentType.JSON)
                        .queryParam("format", "json")
                        .get("/q/openapi")
                        .then()
                        .extract()
                        .jsonPath()
                        .getMap("paths");
        assertThat(paths).hasSizeGreaterThan(15);
        paths.forEach((path, methods) ->
                methods.keySet().stream()
                        .filter(method -> !FOR_EVERYONE.contains(method + " " + path))
                        .forEach(method ->
                                browser()
                                        .request(
                                                method.toUpperCase(java.util.Locale.ROOT),
                                                path.replaceAll("\\{[^}]+}", "0"))
                                        .then()
                                        .statusCode(401)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/v1/findings",
                "/api//v1/findings",
                "/api/v1/./findings",
                "/x/../api/v1/findings",
                "/api/v1/findings/",
                "/api/v1/findings;a=b",
                "/%61pi/v1/findings"
            })
    void another_spelling_of_a_path_opens_nothing(String path) {
        int status = given().urlEncodingEnabled(false).get(path).then().extract().statusCode();
        assertThat(status).isIn(400, 401, 404);
    }

    @Test
    void another_tenants_rows_do_not_exist() {
        BrandId mine = House.declare("Mine alone", "mine.example");
        String foreign = house.tokenOf("other");

        bearer(foreign).get("/api/v1/brands").then().statusCode(200).body("items", hasSize(0));
        bearer(foreign).get("/api/v1/brands/" + mine.text()).then().statusCode(404);
        bearer(foreign).post("/api/v1/brands/" + mine.text() + "/scans").then().statusCode(404);
        bearer(foreign).get("/api/v1/status").then().body("brands", equalTo(0));
    }

    @Test
    void every_answer_tells_browsers_to_run_nothing_else() {
        browser()
                .get("/api/v1/setup")
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header(
                        "Content-Security-Policy",
                        containsString("require-trusted-types-for 'script'"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Cache-Control", containsString("no-store"))
                .header("Cross-Origin-Opener-Policy", notNullValue());
    }

    private static RequestSpecification browser() {
        return given().contentType(ContentType.JSON).header("X-Glacis-Request", "1");
    }

    private static RequestSpecification bearer(String token) {
        return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
    }
}
