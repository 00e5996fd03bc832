package io.glacis.range.jenkins;

import static io.glacis.range.web.Asked.header;
import static io.glacis.range.web.Asked.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glacis.range.web.Asked;
import io.glacis.range.web.Reply;
import io.glacis.range.world.WorldException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JenkinsKindTest {
    private static final String HOST = "ci.acme.example";
    private static final String AT = "https://" + HOST;
    private static final String JOBS =
            """
            jobs:
              - name: deploy
                builds: [{number: 3, log: "step one\\n"}, {number: 7, result: FAILURE, log: "step two\\n"}]
              - name: team
                jobs: [{name: "web app", builds: [{number: 1, log: "hello"}]}]
            """;

    private static Asked jenkins(String mode) throws IOException {
        return Asked.of(new JenkinsKind(), HOST, "mode: " + mode + "\n" + JOBS);
    }

    @Test
    void the_tree_prunes_and_keeps_classes() throws IOException {
        Reply reply =
                jenkins("logs-public")
                        .get(AT + "/api/json?tree=useSecurity,jobs%5Bname,url%5D%7B0,1%7D");

        assertThat(text(reply))
                .isEqualTo(
                        "{\"_class\":\"hudson.model.Hudson\",\"jobs\":[{\"_class\":"
                            + "\"hudson.model.FreeStyleProject\",\"name\":\"deploy\",\"url\":"
                            + "\"https://ci.acme.example/job/deploy/\"}],\"useSecurity\":true}");
        assertThat(header(reply, "X-Jenkins")).isPresent();
    }

    @Test
    void public_logs_are_read_in_parts_with_their_size() throws IOException {
        Asked jenkins = jenkins("logs-public");

        Reply last = jenkins.get(AT + "/job/deploy/api/json?tree=lastBuild%5Bnumber,url%5D");
        assertThat(text(last)).contains("\"number\":7").contains(AT + "/job/deploy/7/");
        Reply tail = jenkins.get(AT + "/job/deploy/7/logText/progressiveText?start=41");
        assertThat(text(tail)).isEqualTo("step two\nFinished: FAILURE\n");
        assertThat(header(tail, "X-Text-Size")).contains("68");
        assertThat(text(jenkins.get(AT + "/job/team/job/web%20app/1/consoleText")))
                .startsWith("Started by user")
                .endsWith("hello\nFinished: SUCCESS\n");
    }

    @Test
    void anonymous_read_shows_jobs_and_no_builds() throws IOException {
        Asked jenkins = jenkins("anonymous-read");

        assertThat(text(jenkins.get(AT + "/job/deploy/api/json?tree=lastBuild%5Burl%5D")))
                .contains("\"lastBuild\":null");
        assertThat(jenkins.get(AT + "/job/deploy/7/consoleText").status()).isEqualTo(404);
        assertThat(jenkins.get(AT + "/script").status()).isEqualTo(403);
    }

    @Test
    void the_login_wall_names_the_permission_and_leaves_a_few_doors_open() throws IOException {
        Asked jenkins = jenkins("locked");

        Reply wall = jenkins.get(AT + "/api/json");
        assertThat(wall.status()).isEqualTo(403);
        assertThat(header(wall, "X-Required-Permission")).contains("hudson.model.Hudson.Read");
        assertThat(header(wall, "X-Jenkins")).isPresent();
        assertThat(text(wall)).contains("Authentication required");
        assertThat(jenkins.get(AT + "/job/nothing/").status()).isEqualTo(403);
        assertThat(jenkins.get(AT + "/whoAmI/api/json").status()).isEqualTo(200);
        assertThat(jenkins.get(AT + "/login").status()).isEqualTo(200);
        assertThat(text(jenkins.get(AT + "/signup"))).contains("not supported");
    }

    @Test
    void without_security_the_console_is_a_form() throws IOException {
        Asked jenkins = jenkins("no-security");

        assertThat(text(jenkins.get(AT + "/script")))
                .contains("<textarea id=\"script\" name=\"script\"");
        assertThat(text(jenkins.get(AT + "/api/json?tree=useSecurity")))
                .contains("\"useSecurity\":false");
        assertThat(jenkins.ask("POST", AT + "/script").status()).isEqualTo(403);
    }

    @Test
    void a_context_path_moves_everything() throws IOException {
        Asked jenkins = Asked.of(new JenkinsKind(), HOST, "{mode: locked, context: /jenkins}");

        assertThat(jenkins.get(AT + "/login").status()).isEqualTo(404);
        assertThat(header(jenkins.get(AT + "/jenkins"), "Location")).contains(AT + "/jenkins/");
        assertThat(jenkins.get(AT + "/jenkins/login").status()).isEqualTo(200);
    }

    @Test
    void a_wrong_setting_is_named() {
        assertThatThrownBy(() -> jenkins("open"))
                .isInstanceOf(WorldException.class)
                .hasMessageContaining("sites[0].settings.mode")
                .hasMessageContaining("logs-public");
        assertThatThrownBy(() ->
                        Asked.of(
                                new JenkinsKind(),
                                HOST,
                                "{mode: locked, jobs: [{name: a, builds: [{number: 0}]}]}"))
                .hasMessageContaining("sites[0].settings.jobs[0].builds[0].number");
    }
}
