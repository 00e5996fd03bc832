package io.glacis.investigation.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.range.token.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class DetectorTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final Tokens TOKENS = new Tokens("laboratory");
    private static final Detector DETECTOR = new Detector(RulePack.shipped());

    @Property(tries = 300)
    void literals_are_found_exactly_where_a_naive_search_finds_them(
            @ForAll @Size(min = 1, max = 5)
                    List<@AlphaChars @StringLength(min = 1, max = 4) String> words,
            @ForAll @AlphaChars @StringLength(max = 200) String text) {
        List<String> found = new ArrayList<>();
        new Literals(words)
                .find(
                        text.getBytes(StandardCharsets.ISO_8859_1),
                        0,
                        text.length(),
                        (literal, end) -> found.add(literal + "@" + end));
        List<String> expected = new ArrayList<>();
        String lower = text.toLowerCase(Locale.ROOT);
        for (int w = 0; w < words.size(); w++) {
            String word = words.get(w).toLowerCase(Locale.ROOT);
            for (int at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
                expected.add(w + "@" + (at + word.length()));
            }
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Property(tries = 500)
    void an_api_key_with_one_changed_character_is_no_key(
            @ForAll @IntRange(max = 400) int name, @ForAll @IntRange(min = 4, max = 72) int at) {
        String key = TOKENS.expand("${token:api-key:k" + name + "}");
        char other = key.charAt(at) == '3' ? '4' : '3';
        String changed = key.substring(0, at) + other + key.substring(at + 1);

        assertThat(ArtifactoryTokens.apiKey(key).status()).isEqualTo(Status.UNVERIFIED_VALID);
        assertThat(ArtifactoryTokens.apiKey(changed).status()).isEqualTo(Status.INVALID_STRUCTURE);
    }

    @Test
    void the_state_of_artifactory_tokens_is_read_offline() {
        assertThat(status("${token:reference:a}")).isEqualTo(Status.UNVERIFIED_VALID);
        assertThat(status("${token:reference-expired:a}")).isEqualTo(Status.EXPIRED);
        assertThat(status("${token:reference-forever:a}")).isEqualTo(Status.NEVER_EXPIRES);
        assertThat(status("${token:jwt:a}")).isEqualTo(Status.UNVERIFIED_VALID);
        assertThat(status("${token:jwt-expired:a}")).isEqualTo(Status.EXPIRED);
        assertThat(status("${token:jwt-forever:a}")).isEqualTo(Status.NEVER_EXPIRES);
        assertThat(status("${token:api-key:a}")).isEqualTo(Status.UNVERIFIED_VALID);
        assertThat(status("${token:api-key-lookalike:a}")).isEqualTo(Status.INVALID_STRUCTURE);
        assertThat(status("${token:github:a}")).isEqualTo(Status.UNVERIFIED_VALID);
        assertThat(status("${token:github-lookalike:a}")).isEqualTo(Status.INVALID_STRUCTURE);
    }

    @Test
    void a_jwt_says_who_it_is_for() {
        Find find = only("${token:jwt:ci-deploy}");

        assertThat(find.judgement().facts().get("subject")).endsWith("/users/ci-deploy");
        assertThat(find.judgement().facts()).containsKeys("issuer", "scope", "tokenId");
        assertThat(find.judgement().issuedAt()).isNotNull();
    }

    @Test
    void a_token_is_found_through_two_layers_of_base64() {
        String inner =
                TOKENS.expand("{\"auths\":{\"h\":{\"auth\":\"${token-basic:ci:api-key:a}\"}}}");
        String outer =
                java.util.Base64.getEncoder()
                        .encodeToString(inner.getBytes(StandardCharsets.UTF_8));

        assertThat(only(".dockerconfigjson: " + outer).secret().reveal())
                .isEqualTo(TOKENS.expand("${token:api-key:a}"));
    }

    @Test
    void a_secret_never_prints() {
        Find find = only("${token:api-key:a}");

        assertThat(find.toString()).doesNotContain(find.secret().reveal());
        assertThat(find.secret().mask()).hasSize(9).startsWith("AKCp");
        assertThat(Secret.of("hunter2").mask()).isEqualTo("…");
    }

    @Test
    void adversarial_text_takes_linear_time() {
        String word = "password token key secret api_key= https://a:b -----BEGIN AKCp eyJ _auth=";
        byte[] text = word.repeat((1 << 18) / word.length()).getBytes(StandardCharsets.UTF_8);

        Assertions.assertTimeout(Duration.ofSeconds(30), () -> DETECTOR.scan(text, "x", NOW));
    }

    @Test
    void random_bytes_hold_no_secrets_and_break_nothing() {
        byte[] noise = new byte[1 << 20];
        new Random(7).nextBytes(noise);

        assertThat(DETECTOR.scan(noise, "x", NOW)).isEmpty();
    }

    private static Status status(String token) {
        return only(token).judgement().status();
    }

    private static Find only(String text) {
        byte[] bytes = ("value " + TOKENS.expand(text) + "\n").getBytes(StandardCharsets.UTF_8);
        List<Find> finds = DETECTOR.scan(bytes, "x", NOW);
        assertThat(finds).hasSize(1);
        return finds.getFirst();
    }
}
