package io.glacis.range.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TokensTest {
    private final Tokens tokens = new Tokens("laboratory");

    @Test
    void the_same_world_kind_and_name_give_the_same_token() {
        String text = "key=${token:api-key:one} jwt=${token:jwt:ci}";

        assertThat(tokens.expand(text)).isEqualTo(new Tokens("laboratory").expand(text));
        assertThat(tokens.expand(text)).isNotEqualTo(new Tokens("other").expand(text));
        assertThat(tokens.planted()).extracting(PlantedToken::name).containsExactly("one", "ci");
    }

    @Test
    void an_api_key_has_the_form_that_artifactory_gives_it() {
        for (int i = 0; i < 200; i++) {
            assertThat(tokens.expand("${token:api-key:n" + i + "}"))
                    .matches("AKCp[1-9A-HJ-NP-Za-km-z]{69}");
        }
    }

    @Test
    void a_reference_token_hides_its_expiry_in_base64() {
        String inside =
                new String(
                        Base64.getDecoder().decode(tokens.expand("${token:reference-forever:a}")),
                        StandardCharsets.US_ASCII);

        assertThat(inside).matches("reftkn:01:0000000000:[A-Za-z0-9]{27}");
        assertThat(tokens.expand("${token:reference-lookalike:a}")).hasSize(64);
    }

    @Test
    void an_access_token_verifies_against_the_worlds_key() throws GeneralSecurityException {
        String[] parts = tokens.expand("${token:jwt:ci}").split("\\.", -1);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(tokens.keys().getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));

        assertThat(parts[0]).startsWith("eyJ2ZXIiOiIyIiwidHlwIjoiSldUIiwiYWxnIjoiUlMyNTYiLCJraWQi");
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void other_forms_of_a_token_are_written_too() {
        String token = tokens.expand("${token:api-key:one}");
        String basic = tokens.expand("${token-basic:ci:api-key:one}");

        assertThat(new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8))
                .isEqualTo("ci:" + token);
        assertThat(tokens.expand("${token-label:api-key:one}")).matches("sha256:[0-9a-f]{64}");
    }

    @Test
    void an_unknown_kind_is_named() {
        assertThatThrownBy(() -> tokens.expand("${token:apikey:one}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("apikey");
    }
}
