package io.glacis.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.platform.testkit.PlatformResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformResource.class)
@QuarkusTestResource(HomeResource.class)
class OpenApiTest {
    private static final Path COMMITTED = Path.of("openapi.yaml");
    private static final Path GENERATED = Path.of("target/openapi.yaml");

    @Test
    void the_committed_contract_is_the_one_that_is_served() throws IOException {
        String served = RestAssured.get("/q/openapi").then().statusCode(200).extract().asString();
        Files.writeString(GENERATED, served);

        assertThat(served.equals(Files.readString(COMMITTED)))
                .as(
                        "the API changed: look at the difference, then copy %s to %s",
                        GENERATED, COMMITTED)
                .isTrue();
    }
}
