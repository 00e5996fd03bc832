package io.glacis.investigation.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.contracts.Hostname;
import io.glacis.investigation.secrets.Detector;
import io.glacis.investigation.secrets.Find;
import io.glacis.investigation.secrets.RulePack;
import io.glacis.range.token.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextBinderTest {
    private static final Tokens TOKENS = new Tokens("laboratory");
    private static final Detector DETECTOR = new Detector(RulePack.shipped());
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    @Test
    void a_server_of_mavens_settings_is_joined_to_its_mirror_by_id() {
        Context context =
                bind(
                        """
                        <settings>
                          <servers>
                            <server><id>other</id><username>x</username><password>pw-of-other-1</password></server>
                            <server><id>corp</id><username>ci</username><password>${token:api-key:a}</password></server>
                          </servers>
                          <mirrors>
                            <mirror><id>other</id><url>https://artifactory.other.example/artifactory/x</url></mirror>
                            <mirror><id>corp</id><url>https://repo.corp.example/artifactory/libs-release</url></mirror>
                          </mirrors>
                        </settings>
                        """,
                        "artifactory-api-key");

        assertThat(context)
                .isEqualTo(new Context(new Hostname("repo.corp.example"), "ci", "libs-release"));
    }

    @Test
    void in_npm_configuration_each_line_has_its_own_host() {
        String text =
                """
                //a.example/artifactory/api/npm/npm-a/:_authToken=${token:reference:a}
                //b.example/artifactory/api/npm/npm-b/:_authToken=${token:reference:b}
                """;

        assertThat(all(text))
                .extracting(context -> context.host().text(), Context::repository)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a.example", "npm-a"),
                        org.assertj.core.groups.Tuple.tuple("b.example", "npm-b"));
    }

    @Test
    void a_likely_artifactory_goes_before_a_nearer_host() {
        Context context =
                bind(
                        """
                        url "https://artifactory.corp.example/artifactory/libs"
                        // see https://docs.somewhere.example/
                        credentials { username = "ci"; password = "${token:reference:a}" }
                        """,
                        "artifactory-reference-token");

        assertThat(context.host()).isEqualTo(new Hostname("artifactory.corp.example"));
        assertThat(context.user()).isEqualTo("ci");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "curl -u ci:${token:api-key:a} https://repo.corp.example/artifactory/x |"
                        + " repo.corp.example | ci",
                "docker login repo.corp.example -u ci -p ${token:api-key:a}"
                        + " | repo.corp.example | ci",
                "docker login -u ci -p ${token:api-key:a} repo.corp.example | repo.corp.example |"
                        + " ci",
                "machine repo.corp.example login ci password ${token:api-key:a} | repo.corp.example"
                        + " | ci",
                "index-url ="
                    + " https://ci:${token:api-key:a}@repo.corp.example/artifactory/api/pypi/p/simple"
                    + " | repo.corp.example | ci",
                "ARTIFACTORY_URL=https://repo.corp.example/artifactory ARTIFACTORY_USER=ci"
                        + " KEY=${token:api-key:a} | repo.corp.example | ci",
                "{\"auths\":{\"repo.corp.example\":{\"auth\":\"${token-basic:ci:api-key:a}\"}}} |"
                        + " repo.corp.example | ci",
            })
    void host_and_user_are_read_from_the_same_place(String text, String host, String user) {
        Context context = bind(text, "artifactory-api-key");

        assertThat(context.host()).isEqualTo(new Hostname(host));
        assertThat(context.user()).isEqualTo(user);
    }

    @Test
    void a_token_says_itself_whose_it_is() {
        assertThat(bind("x ${token:jwt:release-bot}", "artifactory-access-token").user())
                .isEqualTo("release-bot");
    }

    @ParameterizedTest
    @CsvSource({
        "see acme.example!, true",
        "https://www.acme.example/x, true",
        "mail to a@acme.example., true",
        "notacme.example, false",
        "acme.example.evil.test, false",
        "acme.example-shop.test, false",
        "acmeXexample, false"
    })
    void only_a_whole_name_is_a_mention(String text, boolean isMention) {
        assertThat(Mentions.of(text, List.of(new Hostname("acme.example"))).isEmpty())
                .isEqualTo(!isMention);
    }

    private static Context bind(String text, String family) {
        byte[] bytes = TOKENS.expand(text).getBytes(StandardCharsets.UTF_8);
        Find find =
                DETECTOR.scan(bytes, ".npmrc", NOW).stream()
                        .filter(f -> f.family().equals(family))
                        .findFirst()
                        .orElseThrow();
        return new ContextBinder(bytes).bind(find);
    }

    private static List<Context> all(String text) {
        byte[] bytes = TOKENS.expand(text).getBytes(StandardCharsets.UTF_8);
        ContextBinder binder = new ContextBinder(bytes);
        return DETECTOR.scan(bytes, ".npmrc", NOW).stream().map(binder::bind).toList();
    }
}
