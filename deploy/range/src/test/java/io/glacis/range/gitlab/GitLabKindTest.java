package io.glacis.range.gitlab;

import static io.glacis.range.web.Asked.header;
import static io.glacis.range.web.Asked.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glacis.range.web.Asked;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class GitLabKindTest {
    private static final String HOST = "git.acme.example";
    private static final String AT = "https://" + HOST;
    private static final String PROJECTS =
            """
            projects:
              - path: shop/checkout
                id: 12
                pipelines:
                  - {id: 501, jobs: [{id: 9001, name: build, log: "npm ci\\n"}]}
              - {path: shop/secret, id: 13, visibility: private}
            """;

    private static Asked gitlab(String mode) throws IOException {
        return Asked.of(new GitLabKind(), HOST, "mode: " + mode + "\n" + PROJECTS);
    }

    @Test
    void public_logs_are_reached_through_pipelines_only() throws IOException {
        Asked gitlab = gitlab("public-logs");

        assertThat(text(gitlab.get(AT + "/api/v4/projects?visibility=public")))
                .contains("\"path_with_namespace\":\"shop/checkout\"")
                .doesNotContain("secret");
        assertThat(text(gitlab.get(AT + "/api/v4/projects/12/pipelines"))).contains("\"id\":501");
        assertThat(text(gitlab.get(AT + "/api/v4/projects/12/pipelines/501/jobs")))
                .contains("\"id\":9001");
        assertThat(text(gitlab.get(AT + "/shop/checkout/-/jobs/9001/raw")))
                .contains("Running with gitlab-runner")
                .contains("npm ci");
        assertThat(gitlab.get(AT + "/api/v4/projects/12/jobs").status()).isEqualTo(401);
        assertThat(gitlab.get(AT + "/api/v4/projects/12/jobs/9001/trace").status()).isEqualTo(401);
    }

    @Test
    void public_projects_keep_their_pipelines() throws IOException {
        Asked gitlab = gitlab("public-projects");

        assertThat(gitlab.get(AT + "/api/v4/projects/12/pipelines").status()).isEqualTo(403);
        assertThat(gitlab.get(AT + "/shop/checkout/-/jobs/9001/raw").status()).isEqualTo(404);
    }

    @Test
    void a_locked_one_shows_its_sign_in_alone() throws IOException {
        Asked gitlab = gitlab("locked");

        assertThat(text(gitlab.get(AT + "/api/v4/projects?visibility=public"))).isEqualTo("[]");
        assertThat(gitlab.get(AT + "/api/v4/version").status()).isEqualTo(401);
        assertThat(header(gitlab.get(AT + "/explore"), "Location")).contains(AT + "/users/sign_in");
        assertThat(gitlab.get(AT + "/users/sign_up").status()).isEqualTo(302);
        assertThat(header(gitlab.get(AT + "/users/sign_in"), "Set-Cookie").orElse(""))
                .startsWith("_gitlab_session=");
        assertThat(text(gitlab.get(AT + "/users/sign_in"))).contains("og:site_name");
        assertThat(gitlab.get(AT + "/shop/secret/-/jobs/1/raw").status()).isEqualTo(302);
    }

    @Test
    void an_open_sign_up_is_a_form() throws IOException {
        assertThat(text(gitlab("signup-open").get(AT + "/users/sign_up")))
                .contains("action=\"/users\"")
                .contains("new_user[username]");
    }

    @Test
    void a_wrong_setting_is_named() {
        assertThatThrownBy(() ->
                        Asked.of(new GitLabKind(), HOST, "{mode: locked, projects: [{path: x}]}"))
                .hasMessageContaining("sites[0].settings.projects[0].path");
    }
}
