package io.glacis.assessment.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.assessment.testkit.FakeWeb;
import io.glacis.contracts.Outcome;
import io.glacis.contracts.Verdict;
import io.glacis.range.gitlab.GitLabKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitLabChecksTest {
    private static FakeWeb gitlab(String mode, int job) {
        return FakeWeb.of(
                new GitLabKind(),
                "app.acme.example",
                """
                mode: %s
                projects:
                  - path: shop/checkout
                    pipelines: [{jobs: [{id: %d, name: publish, log: "glpat-abcdefghijklmnopqrst"}]}]
                  - {path: shop/secret, visibility: private}
                """
                        .formatted(mode, job));
    }

    @ParameterizedTest
    @CsvSource({
        "public-logs,     EXPOSED, EXPOSED, CLOSED",
        "public-projects, EXPOSED, CLOSED,  CLOSED",
        "locked,          CLOSED,  CLOSED,  CLOSED",
        "signup-open,     CLOSED,  CLOSED,  EXPOSED",
        "imitation,       NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE",
    })
    void every_mode_is_told_apart(String mode, Outcome projects, Outcome log, Outcome signup) {
        Assessed seen = Assessed.webApp(gitlab(mode, 9));

        assertThat(seen.outcome("gitlab.public-projects")).isEqualTo(projects);
        assertThat(seen.outcome("gitlab.public-build-log")).isEqualTo(log);
        assertThat(seen.outcome("gitlab.signup-open")).isEqualTo(signup);
        assertThat(seen.evidence().values()).noneMatch(text -> text.contains("glpat"));
    }

    @Test
    void a_new_run_of_a_job_is_the_same_place() {
        Verdict first =
                Assessed.webApp(gitlab("public-logs", 9)).verdict("gitlab.public-build-log");
        Verdict next =
                Assessed.webApp(gitlab("public-logs", 10)).verdict("gitlab.public-build-log");

        assertThat(next.locator()).isEqualTo(first.locator()).isEqualTo("shop/checkout:publish");
        assertThat(next.facts().get(Verdict.HARVEST))
                .isEqualTo("https://app.acme.example/shop/checkout/-/jobs/10/raw");
    }

    @Test
    void the_same_content_has_the_same_evidence_whatever_the_session() {
        assertThat(Assessed.webApp(gitlab("public-logs", 9)))
                .isEqualTo(Assessed.webApp(gitlab("public-logs", 9)));
    }
}
