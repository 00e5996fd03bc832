package io.glacis.assessment.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.assessment.testkit.FakeWeb;
import io.glacis.contracts.Outcome;
import io.glacis.contracts.UnknownReason;
import io.glacis.contracts.Verdict;
import io.glacis.range.jenkins.JenkinsKind;
import io.glacis.range.web.Reply;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JenkinsChecksTest {
    private static final String SECRET = "AKCp8abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String JOBS =
            """

            jobs:
              - {name: deploy, builds: [{number: 7, log: "token=%s\\n"}]}
              - {name: team, jobs: [{name: "web app", builds: [{number: 2, log: hello}]}]}
              - {name: empty}
            """
                    .formatted(SECRET);

    private static FakeWeb jenkins(String settings) {
        return FakeWeb.of(new JenkinsKind(), "app.acme.example", settings + JOBS);
    }

    @ParameterizedTest
    @CsvSource({
        "no-security,    EXPOSED, EXPOSED, EXPOSED, EXPOSED, CLOSED",
        "logs-public,    CLOSED,  EXPOSED, CLOSED,  EXPOSED, CLOSED",
        "anonymous-read, CLOSED,  EXPOSED, CLOSED,  CLOSED,  CLOSED",
        "locked,         CLOSED,  CLOSED,  CLOSED,  CLOSED,  CLOSED",
    })
    void every_mode_is_told_apart(
            String mode,
            Outcome noSecurity,
            Outcome anonymousRead,
            Outcome console,
            Outcome log,
            Outcome signup) {
        Assessed seen = Assessed.webApp(jenkins("mode: " + mode));

        assertThat(seen.outcome("jenkins.exposed")).isEqualTo(Outcome.PRESENT);
        assertThat(seen.verdict("jenkins.exposed").facts()).containsEntry("version", "2.479.3");
        assertThat(seen.outcome("jenkins.no-security")).isEqualTo(noSecurity);
        assertThat(seen.outcome("jenkins.anonymous-read")).isEqualTo(anonymousRead);
        assertThat(seen.outcome("jenkins.script-console")).isEqualTo(console);
        assertThat(seen.verdicts())
                .filteredOn(v -> v.check().text().equals("jenkins.build-log-public"))
                .extracting(Verdict::outcome)
                .containsOnly(log);
        assertThat(seen.outcome("jenkins.signup-open")).isEqualTo(signup);
        assertThat(seen.outcome("gitlab.public-projects")).isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void the_job_is_the_place_of_a_log_and_the_build_is_not() {
        Verdict before =
                Assessed.webApp(jenkins("mode: logs-public"))
                        .at("jenkins.build-log-public", "/job/team/job/web%20app")
                        .orElseThrow();

        assertThat(before.facts())
                .containsEntry(
                        Verdict.HARVEST,
                        "https://app.acme.example/job/team/job/web%20app/2/consoleText");
        assertThat(before.qod()).isGreaterThanOrEqualTo(95);
    }

    @Test
    void no_text_of_a_log_reaches_a_verdict_or_its_evidence() {
        Assessed seen = Assessed.webApp(jenkins("mode: logs-public"));

        assertThat(seen.exposed()).contains("jenkins.build-log-public");
        assertThat(seen.evidence().values()).noneMatch(text -> text.contains("AKCp"));
        assertThat(seen.verdicts().toString()).doesNotContain("AKCp");
    }

    @Test
    void the_same_content_has_the_same_evidence_whatever_the_session() {
        Assessed first = Assessed.webApp(jenkins("mode: no-security"));
        Assessed second = Assessed.webApp(jenkins("mode: no-security"));

        assertThat(second.verdicts()).isEqualTo(first.verdicts());
        assertThat(second.evidence()).isEqualTo(first.evidence()).isNotEmpty();
        assertThat(first.evidence().values())
                .allMatch(
                        text -> text.contains("curl -sS -i --globoff 'https://app.acme.example/"));
    }

    @Test
    void a_log_that_was_public_is_closed_when_the_wall_goes_up() {
        var known = Map.of("jenkins.build-log-public", new TreeSet<>(List.of("/job/deploy")));
        Assessed seen = Assessed.webApp(jenkins("mode: locked"), Map.copyOf(known));

        assertThat(seen.at("jenkins.build-log-public", "/job/deploy").orElseThrow().outcome())
                .isEqualTo(Outcome.CLOSED);
    }

    @Test
    void an_open_sign_up_is_found_behind_the_wall() {
        Assessed seen = Assessed.webApp(jenkins("mode: locked\nsignup: true"));

        assertThat(seen.exposed()).containsExactly("jenkins.signup-open");
    }

    @Test
    void a_jenkins_below_a_path_is_found() {
        Assessed seen = Assessed.webApp(jenkins("mode: anonymous-read\ncontext: /jenkins"));

        assertThat(seen.exposed()).containsExactly("jenkins.anonymous-read");
        assertThat(seen.verdict("jenkins.exposed").facts()).containsEntry("context", "/jenkins");
    }

    @ParameterizedTest
    @CsvSource({"imitation", "sso"})
    void what_only_looks_like_it_is_not_it(String mode) {
        Assessed seen = Assessed.webApp(jenkins("mode: " + mode));

        assertThat(seen.exposed()).isEmpty();
        assertThat(seen.outcome("jenkins.no-security")).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(seen.outcome("jenkins.exposed")).isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void a_broken_connection_says_nothing_about_safety() {
        FakeWeb broken =
                new FakeWeb(request -> {
                    throw new java.io.IOException("reset");
                });

        Assessed seen = Assessed.webApp(broken);

        assertThat(seen.verdicts())
                .isNotEmpty()
                .allMatch(v -> v.outcome() == Outcome.UNKNOWN)
                .allMatch(v -> v.unknownReason() == UnknownReason.UNREACHABLE);
    }

    @Test
    void being_sent_away_by_a_rate_limit_is_not_an_answer() {
        Assessed seen = Assessed.webApp(new FakeWeb(request -> Reply.text(429, "slow down")));

        assertThat(seen.verdicts()).allMatch(v -> v.unknownReason() == UnknownReason.BLOCKED);
    }

    @Test
    void every_request_is_sent_once_but_for_second_looks() {
        FakeWeb web = jenkins("mode: locked");
        Assessed.webApp(web);

        assertThat(web.asked()).doesNotHaveDuplicates().hasSizeLessThan(30);
    }
}
