package io.glacis.rating.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glacis.contracts.AssetId;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.CheckId;
import io.glacis.contracts.TenantId;
import io.glacis.rating.document.DocumentException;
import io.glacis.rating.document.Field;
import io.glacis.rating.model.Confidence;
import io.glacis.rating.model.Gr1Model;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTableTest {
    private static final Gr1Model MODEL = Gr1Model.shipped();
    private static final AssetId ASSET =
            AssetId.of(TenantId.DEFAULT, AssetKind.WEB_APP, "https://ci.example.com");
    private static final AssetId OTHER =
            AssetId.of(TenantId.DEFAULT, AssetKind.WEB_APP, "https://ci2.example.com");

    private final RuleTable rules = RuleTable.shipped(MODEL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jenkins.no-security",
                "jenkins.anonymous-read",
                "jenkins.build-log-public",
                "jenkins.script-console",
                "jenkins.signup-open",
                "jenkins.exposed",
                "gitlab.public-projects",
                "gitlab.public-build-log",
                "gitlab.signup-open",
                "bucket.public-list",
                "bucket.public-read",
                "bucket.public-acl",
                "bucket.env-public",
                "prometheus.open",
                "docker-registry.open",
                "grafana.anonymous",
                "web.exposed-env",
                "web.exposed-git",
                "leak.artifactory-api-key",
                "leak.private-key",
                "leak.a-family-of-tomorrow",
                "leaksite.listed"
            })
    void every_check_has_a_rule(String check) {
        assertThat(rules.knows(new CheckId(check))).isTrue();
        Meaning meaning = meaning(check, 99, Map.of());
        assertThat(MODEL.categories()).contains(meaning.category());
        assertThat(meaning.remediation()).hasSizeGreaterThan(1);
    }

    @Test
    void a_check_without_a_rule_gets_the_default_one() {
        assertThat(rules.knows(new CheckId("quake.server-open"))).isFalse();

        Meaning meaning = meaning("quake.server-open", 95, Map.of());

        assertThat(meaning.category()).isEqualTo("cyber-risk");
        assertThat(meaning.weakness().severity()).isEqualTo(5.0);
        assertThat(meaning.clusterKey()).isEqualTo("quake.server-open:" + ASSET.text());
    }

    @ParameterizedTest
    @CsvSource({
        "100, VERIFIED",
        "95, VERIFIED",
        "94, FIRM",
        "80, FIRM",
        "79, TENTATIVE",
        "50, TENTATIVE",
        "49, INFERRED",
        "0, INFERRED"
    })
    void confidence_follows_from_the_quality_of_detection(int qod, Confidence confidence) {
        assertThat(meaning("jenkins.exposed", qod, Map.of()).weakness().confidence())
                .isEqualTo(confidence);
    }

    @ParameterizedTest
    @CsvSource({
        "LIVE,             9.3, 1.0,  live-credential, VERIFIED, 1",
        "verified,         9.3, 1.0,  live-credential, VERIFIED, 1",
        "UNVERIFIED,       9.3, 0.7,  ,                FIRM,     3",
        "INCONCLUSIVE,     9.3, 0.7,  ,                FIRM,     3",
        "EXPIRED,          2.0, 0.05, ,                FIRM,     180",
        "INVALID_STRUCTURE, 2.0, 0.05, ,               FIRM,     180",
        "UNVERIFIED_VALID, 9.3, 0.9,  ,                FIRM,     3"
    })
    void only_a_token_that_was_proven_to_live_sets_a_gate(
            String status, double severity, double p, String gate, Confidence c, int slaDays) {
        Meaning meaning = meaning("leak.artifactory-api-key", 80, Map.of("status", status));

        assertThat(meaning.weakness().severity()).isEqualTo(severity);
        assertThat(meaning.weakness().likelihood()).isEqualTo(p);
        assertThat(meaning.weakness().gate()).isEqualTo(gate);
        assertThat(meaning.weakness().confidence()).isEqualTo(c);
        assertThat(meaning.slaDays()).isEqualTo(slaDays);
    }

    @Test
    void unauthenticated_code_execution_and_public_secrets_are_gated() {
        assertThat(meaning("jenkins.no-security", 98, Map.of()).weakness().gate())
                .isEqualTo("code-execution");
        assertThat(meaning("bucket.env-public", 98, Map.of()).weakness().gate())
                .isEqualTo("public-secrets");
        assertThat(meaning("jenkins.anonymous-read", 98, Map.of()).weakness().gate()).isNull();
        assertThat(meaning("bucket.public-read", 98, Map.of()).weakness().gate()).isNull();
    }

    @Test
    void a_ladder_of_weaknesses_of_one_thing_is_one_root_cause() {
        assertThat(
                        Stream.of("no-security", "anonymous-read", "build-log-public", "exposed")
                                .map(check -> meaning("jenkins." + check, 95, Map.of()))
                                .map(meaning -> meaning.category() + meaning.clusterKey())
                                .distinct())
                .hasSize(1);
    }

    @Test
    void one_secret_is_one_root_cause_wherever_it_leaks() {
        Subject here = new Subject(new CheckId("leak.github-token"), ASSET, "fp1", 95, Map.of());
        Subject there = new Subject(new CheckId("leak.github-token"), OTHER, "fp1", 95, Map.of());

        assertThat(rules.meaningOf(here).clusterKey())
                .isEqualTo(rules.meaningOf(there).clusterKey());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    category: supply-chain   | category: chains       | rules[0].category must be one of
                    severity: 10.0           | severity: 11           | rules[0].severity must be 0.0..10.0
                    likelihood: 0.95         | likelihood: often      | rules[0].likelihood must be a number
                    halfLife: service        | halfLife: forever      | halfLife must be one of
                    jenkins:{asset}          | jenkins:{host}         | rules[0].clusterKey may only have
                    gate: code-execution     | gate: tall             | rules[0].gate must be one of
                    like: jenkins.no-security | like: jenkins.nothing | rules[1].like must be one of
                    check: jenkins.script-console | check: jenkins.no-security | rules[1].check stands in the file twice
                    title: Jenkins runs      | titel: Jenkins runs    | rules[0].titel is not known here
                    status: [live, verified] | status: live           | facts.status must be a list
                    verified: 95             | verified: 101          | confidence.verified must be
                    """)
    void a_wrong_rule_is_refused_by_the_name_of_its_field(
            String right, String wrong, String complaint) {
        assertThat(shipped()).contains(right);
        assertThatThrownBy(() ->
                        RuleFile.read(
                                Field.parse(
                                        "test",
                                        shipped().replaceFirst(Pattern.quote(right), wrong)),
                                MODEL))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining(complaint);
    }

    private Meaning meaning(String check, int qod, Map<String, String> facts) {
        return rules.meaningOf(new Subject(new CheckId(check), ASSET, "", qod, facts));
    }

    private static String shipped() {
        try (InputStream in = RuleTableTest.class.getResourceAsStream("/rules/checks.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
