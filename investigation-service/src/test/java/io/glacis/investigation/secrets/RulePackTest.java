package io.glacis.investigation.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.glacis.range.token.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RulePackTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final Tokens TOKENS = new Tokens("examples");
    private final RulePack pack = RulePack.shipped();

    @TestFactory
    Stream<DynamicTest> every_rule_finds_its_examples_and_not_its_negatives() {
        return pack.rules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> check(rule)));
    }

    private static void check(Rule rule) {
        Detector alone = new Detector(new RulePack(alone(rule)));
        assertThat(rule.examples()).isNotEmpty();
        assertThat(rule.negatives()).isNotEmpty();
        for (String example : rule.examples()) {
            assertThat(finds(alone, example)).as(example).isNotEmpty();
            assertThat(finds(alone, "x = 1\n" + example + "\nend"))
                    .allMatch(find -> find.judgement().status() != Status.INVALID_STRUCTURE);
        }
        for (String negative : rule.negatives()) {
            assertThat(finds(alone, negative)).as(negative).isEmpty();
        }
    }

    /// A rule for encoded text needs the rules of what is encoded.
    private static List<Rule> alone(Rule rule) {
        return rule.decode() == Rule.Decode.NESTED ? RulePack.shipped().rules() : List.of(rule);
    }

    private static List<Find> finds(Detector detector, String text) {
        return detector.scan(TOKENS.expand(text).getBytes(StandardCharsets.UTF_8), ".npmrc", NOW);
    }

    @Test
    void all_rules_together_name_a_known_family_first() {
        Detector all = new Detector(pack);

        assertThat(finds(all, "ARTIFACTORY_API_KEY=${token:api-key:a}"))
                .extracting(Find::family)
                .containsExactly("artifactory-api-key");
        assertThat(finds(all, "_auth=${token-basic:ci:api-key:a}"))
                .extracting(Find::family, Find::user)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("artifactory-api-key", "ci"));
        assertThat(finds(all, "<password>${token:reference:a}</password>"))
                .extracting(Find::family)
                .containsExactly("artifactory-reference-token");
    }

    @Test
    void a_malformed_rule_is_named() throws IOException {
        var tree =
                new TomlMapper()
                        .readTree("[[rules]]\nid = 'broken'\nregex = '('\nkeywords = ['a']");

        assertThatThrownBy(() -> RulePack.read(tree)).hasMessageContaining("broken");
    }

    @Test
    void a_file_in_the_common_schema_loads() throws IOException {
        var tree =
                new TomlMapper()
                        .readTree(
                                """
                                title = "mine"
                                [[rules]]
                                id = "house-token"
                                description = "Ours"
                                regex = '''house_[a-z0-9]{16}'''
                                keywords = ["house_"]
                                entropy = 2.0
                                [[rules.allowlists]]
                                stopwords = ["test"]
                                """);
        Detector detector = new Detector(RulePack.read(tree));

        assertThat(finds(detector, "a house_0123456789abcdef b")).hasSize(1);
        assertThat(finds(detector, "a house_0123456789abtest b")).isEmpty();
    }
}
