package io.glacis.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HostileTextTest {
    @Test
    void what_no_database_or_json_holds_is_replaced_and_the_rest_is_kept() {
        Verdict verdict =
                new Verdict(
                        new CheckId("web.title"),
                        "/a\0b",
                        Outcome.EXPOSED,
                        null,
                        80,
                        "half a pair \ud83d and a whole one \ud83d\ude00",
                        Map.of("title", "\udc00\0"),
                        null,
                        "web.title@1");

        assertThat(verdict.locator()).isEqualTo("/a\ufffdb");
        assertThat(verdict.summary()).isEqualTo("half a pair \ufffd and a whole one \ud83d\ude00");
        assertThat(verdict.facts()).containsEntry("title", "\ufffd\ufffd");
    }
}
