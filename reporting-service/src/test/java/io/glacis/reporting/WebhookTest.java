package io.glacis.reporting;

import static io.glacis.reporting.House.admin;
import static io.glacis.reporting.House.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.FindingChanged;
import io.glacis.contracts.FindingState;
import io.glacis.platform.testkit.PlatformResource;
import io.glacis.platform.wire.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PlatformResource.class)
@QuarkusTestResource(HomeResource.class)
class WebhookTest {
    @Inject House house;

    @Test
    void a_new_finding_is_told_once_signed_and_a_rescan_tells_nothing() throws Exception {
        try (MockWebServer receiver = new MockWebServer()) {
            receiver.enqueue(new MockResponse.Builder().code(503).build());
            receiver.enqueue(new MockResponse.Builder().code(204).build());
            receiver.enqueue(new MockResponse.Builder().code(204).build());
            receiver.start();
            var made =
                    admin().body(Map.of("url", "http://127.0.0.1:" + receiver.getPort() + "/hook"))
                            .post("/api/v1/webhooks")
                            .then()
                            .statusCode(201)
                            .extract()
                            .jsonPath();
            String id = made.getString("webhook.id");
            String secret = made.getString("secret");
            BrandId brand = House.declare("Hooked", "hooked.example");
            String app = "https://ci.hooked.example";
            FindingChanged fresh =
                    finding(brand, "jenkins.anonymous-read", app, 1, FindingState.NEW, "9.1");

            house.say(fresh, fresh);
            RecordedRequest refused = receiver.takeRequest(20, TimeUnit.SECONDS);
            RecordedRequest taken = receiver.takeRequest(20, TimeUnit.SECONDS);

            assertThat(taken.getHeaders().get("webhook-id"))
                    .isEqualTo(refused.getHeaders().get("webhook-id"));
            assertThat(taken.getBody()).isEqualTo(refused.getBody());
            assertThat(taken.getHeaders().get("webhook-signature"))
                    .isEqualTo(signature(secret, taken));
            JsonNode event = Json.mapper().readTree(taken.getBody().utf8());
            assertThat(event.path("specversion").asText()).isEqualTo("1.0");
            assertThat(event.path("type").asText()).isEqualTo("io.glacis.finding.new.v1");
            assertThat(event.path("id").asText()).isEqualTo(taken.getHeaders().get("webhook-id"));
            assertThat(event.path("data").path("asset").asText()).isEqualTo(app);

            house.say(
                    finding(brand, "jenkins.anonymous-read", app, 2, FindingState.NEW, "9.3"),
                    finding(brand, "jenkins.anonymous-read", app, 3, FindingState.VERIFIED, "9.3"),
                    finding(
                            brand,
                            "jenkins.anonymous-read",
                            app,
                            4,
                            FindingState.REGRESSED,
                            "9.3"));
            RecordedRequest regressed = receiver.takeRequest(20, TimeUnit.SECONDS);
            assertThat(Json.mapper().readTree(regressed.getBody().utf8()).path("type").asText())
                    .isEqualTo("io.glacis.finding.regressed.v1");

            house.awaitCount(
                    2,
                    "select count(*) as count from effect where webhook_id = ? and state = 'DONE'",
                    id);
            assertThat(receiver.getRequestCount()).isEqualTo(3);
            admin().get("/api/v1/webhooks/" + id + "/deliveries")
                    .then()
                    .body("", hasSize(2))
                    .body("find { it.transition == 'NEW' }.attempts", equalTo(2));
            assertThat(
                            house.count(
                                    "select count(*) as count from webhook where position(? in"
                                            + " webhook::text) > 0",
                                    secret.substring("whsec_".length())))
                    .as("the secret is not stored")
                    .isZero();
            admin().delete("/api/v1/webhooks/" + id).then().statusCode(204);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://hooks.example/",
                "https://user:pass@hooks.example/",
                "javascript:alert(1)",
                "https://0x7f.1/",
                "https://hooks.example\\@evil.example/",
                ""
            })
    void a_hostile_address_is_refused(String url) {
        admin().body(Map.of("url", url, "events", List.of("finding.new")))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/url"));
    }

    private static String signature(String secret, RecordedRequest request) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(
                new SecretKeySpec(
                        Base64.getDecoder().decode(secret.substring("whsec_".length())),
                        "HmacSHA256"));
        String signed =
                request.getHeaders().get("webhook-id")
                        + "."
                        + request.getHeaders().get("webhook-timestamp")
                        + "."
                        + request.getBody().utf8();
        return "v1,"
                + Base64.getEncoder()
                        .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
