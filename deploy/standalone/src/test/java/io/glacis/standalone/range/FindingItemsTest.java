package io.glacis.standalone.range;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingItemsTest {
    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void a_weakness_is_told_by_check_and_asset() throws IOException {
        var items = new FindingItems(json("[]"));

        assertThat(
                        items.ofWeakness(
                                json(
                                        "{'check':'jenkins.no-security','assetKind':'WEB_APP','assetValue':'https://ci.acme.example'}")))
                .isEqualTo(
                        Map.of(
                                "assessment.exposed",
                                "jenkins.no-security|https://ci.acme.example"));
    }

    @Test
    void a_leak_is_told_by_the_label_of_the_credential_that_was_planted() throws IOException {
        var items = new FindingItems(json("[{'mask':'AKCp…wxyz','label':'sha256:ab'}]"));

        assertThat(
                        items.ofLeak(
                                json(
                                        "{'masked':'AKCp…wxyz','family':'artifactory-api-key','status':'NEVER_EXPIRES','host':'a.example'}")))
                .containsEntry("investigation.secrets", "sha256:ab|artifactory-api-key")
                .containsEntry("investigation.artifactory", "sha256:ab")
                .containsEntry("investigation.status", "sha256:ab|LIVE?")
                .containsEntry("investigation.binding", "sha256:ab|a.example");
    }

    @Test
    void a_leak_that_nobody_planted_stays_unexpected() throws IOException {
        var items = new FindingItems(json("[]"));

        assertThat(
                        items.ofLeak(
                                json(
                                        "{'masked':'abcd…wxyz','family':'aws-key','status':'UNVERIFIED'}")))
                .isEqualTo(Map.of("investigation.secrets", "abcd…wxyz|aws-key"));
    }
}
