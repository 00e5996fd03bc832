package io.glacis.assessment.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.assessment.testkit.FakeStorage;
import io.glacis.contracts.Outcome;
import io.glacis.contracts.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketChecksTest {
    private static final FakeStorage STORAGE =
            FakeStorage.of(
                    """
                    buckets:
                      acme-list:
                        access: list
                        objects: [{key: .env, content: "A_KEY=s3cr3tvalue1\\nB_KEY=s3cr3tvalue2\\n"}]
                      acme-read:
                        access: read
                        objects: [{key: .env, content: "A_KEY=s3cr3tvalue1\\nB_KEY=s3cr3tvalue2\\n"}]
                      acme-both:
                        access: both
                        acl: true
                        objects:
                          - {key: app/.env, content: "A_KEY=s3cr3tvalue1\\nB_KEY=s3cr3tvalue2\\n"}
                          - {key: logo.svg, content: "<svg/>"}
                      acme-none: {access: none, objects: [{key: .env, content: "A_KEY=s3cr3tvalue1\\nB_KEY=2\\n"}]}
                      acme-away:
                        access: both
                        region: eu-west-1
                        objects: [{key: .env, content: "A_KEY=s3cr3tvalue1\\nB_KEY=s3cr3tvalue2\\n"}]
                      acme-example:
                        access: both
                        objects: [{key: .env.example, content: "A_KEY=changeme\\nB_KEY=<yours>\\n"}]
                    """);

    @ParameterizedTest
    @CsvSource({
        "acme-list,    EXPOSED, CLOSED,  CLOSED,  CLOSED",
        "acme-read,    CLOSED,  EXPOSED, CLOSED,  EXPOSED",
        "acme-both,    EXPOSED, EXPOSED, EXPOSED, EXPOSED",
        "acme-none,    CLOSED,  PRESENT, CLOSED,  PRESENT",
        "acme-away,    EXPOSED, EXPOSED, CLOSED,  EXPOSED",
        "acme-example, EXPOSED, EXPOSED, CLOSED,  PRESENT",
        "acme-absent,  NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE",
    })
    void the_truth_table_holds(String name, Outcome list, Outcome read, Outcome acl, Outcome env) {
        Assessed seen = Assessed.bucket(STORAGE, name);

        assertThat(seen.outcome("bucket.public-list")).isEqualTo(list);
        assertThat(seen.outcome("bucket.public-read")).isEqualTo(read);
        assertThat(seen.outcome("bucket.public-acl")).isEqualTo(acl);
        assertThat(seen.outcome("bucket.env-public")).isEqualTo(env);
        assertThat(seen.evidence().values()).noneMatch(text -> text.contains("s3cr3t"));
        assertThat(seen.verdicts().toString()).doesNotContain("s3cr3t");
    }

    @Test
    void the_key_is_the_place_and_investigation_is_told_where_to_read() {
        Verdict found = Assessed.bucket(STORAGE, "acme-both").verdict("bucket.env-public");

        assertThat(found.locator()).isEqualTo("app/.env");
        assertThat(found.facts())
                .containsEntry(Verdict.HARVEST, "s3://acme-both/app/.env")
                .containsEntry("region", "us-east-1");
        assertThat(Assessed.bucket(STORAGE, "acme-away").verdict("bucket.env-public").facts())
                .containsEntry("region", "eu-west-1");
    }

    @Test
    void a_key_that_was_public_is_looked_at_again_by_name() {
        var known = Map.of("bucket.env-public", new TreeSet<>(List.of("deep/.env")));

        Assessed seen = Assessed.bucket(STORAGE, "acme-list", Map.copyOf(known));

        assertThat(seen.at("bucket.env-public", "deep/.env").orElseThrow().outcome())
                .isEqualTo(Outcome.CLOSED);
    }

    @Test
    void the_same_content_has_the_same_evidence() {
        assertThat(Assessed.bucket(STORAGE, "acme-both"))
                .isEqualTo(Assessed.bucket(STORAGE, "acme-both"));
    }
}
