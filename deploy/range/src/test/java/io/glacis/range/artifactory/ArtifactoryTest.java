package io.glacis.range.artifactory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.glacis.range.token.Tokens;
import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import io.glacis.range.world.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArtifactoryTest {
    private static final String ACCOUNTS =
            """
            tokens:
              - {token: live-key, user: ci, status: valid}
              - {token: "${token:api-key:one}", user: dev, status: valid}
              - {token: old, user: ci, status: expired}
              - {token: dead, user: ci, status: revoked}
              - {token: root, user: admin, status: valid, admin: true}
            """;
    private static final String API_KEY = new Tokens("w").expand("${token:api-key:one}");

    @Test
    void each_state_of_a_token_is_answered_in_its_own_words() throws IOException {
        ArtifactorySite site = site(false);

        assertThat(call(site, "GET", "/access/api/v1/tokens/me", "live-key").status())
                .isEqualTo(200);
        assertThat(body(call(site, "GET", "/access/api/v1/tokens/me", "old")))
                .contains("UNAUTHORIZED", "Invalid token, expired");
        assertThat(call(site, "GET", "/access/api/v1/tokens/me", "dead").status()).isEqualTo(401);
        assertThat(call(site, "GET", "/artifactory/api/repositories", "nonsense").status())
                .isEqualTo(401);
    }

    @Test
    void repositories_need_a_credential_unless_anonymous_may_read() throws IOException {
        assertThat(call(site(false), "GET", "/artifactory/api/repositories", null).status())
                .isEqualTo(401);
        assertThat(call(site(true), "GET", "/artifactory/api/repositories", null).status())
                .isEqualTo(200);
    }

    @Test
    void an_api_key_cannot_revoke_itself_but_an_admin_can_revoke_it() throws IOException {
        ArtifactorySite site = site(false);

        assertThat(call(site, "DELETE", "/artifactory/api/security/apiKey", API_KEY).status())
                .isEqualTo(403);
        assertThat(call(site, "DELETE", "/artifactory/api/security/apiKey/dev", "root").status())
                .isEqualTo(200);
        assertThat(call(site, "GET", "/artifactory/api/repositories", API_KEY).status())
                .isEqualTo(401);
    }

    @Test
    void an_unknown_token_id_is_a_204() throws IOException {
        assertThat(call(site(false), "DELETE", "/access/api/v1/tokens/none", "root").status())
                .isEqualTo(204);
    }

    private static ArtifactorySite site(boolean anonymous) throws IOException {
        Settings settings =
                new Settings(
                        "t.yaml", "", new YAMLMapper().readTree(new Tokens("w").expand(ACCOUNTS)));
        return new ArtifactorySite(
                "7.77.5",
                "jfac@01g5hek6kb0000",
                anonymous,
                new Accounts(settings.list("tokens")),
                List.of(new ArtifactorySite.Repo("libs", "LOCAL", "Maven", true)),
                RootCertificate.der(new Tokens("w").keys(), "jfac@01g5"));
    }

    private static Reply call(ArtifactorySite site, String method, String path, String token) {
        return site.answer(
                new Request(
                        method,
                        "https",
                        "artifactory.acme.example",
                        443,
                        path,
                        null,
                        token == null
                                ? Map.of()
                                : Map.of("authorization", List.of("Bearer " + token)),
                        new byte[0]));
    }

    private static String body(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }
}
