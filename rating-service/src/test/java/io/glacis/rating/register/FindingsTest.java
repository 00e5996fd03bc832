package io.glacis.rating.register;

import static io.glacis.rating.testkit.Said.JENKINS;
import static io.glacis.rating.testkit.Said.TENANT;
import static io.glacis.rating.testkit.Said.asset;
import static io.glacis.rating.testkit.Said.reached;
import static io.glacis.rating.testkit.Said.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.AssetObserved;
import io.glacis.contracts.AssetState;
import io.glacis.contracts.AttributionLink;
import io.glacis.contracts.CheckId;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.FindingChanged;
import io.glacis.contracts.FindingDecided;
import io.glacis.contracts.FindingDecided.Decision;
import io.glacis.contracts.FindingId;
import io.glacis.contracts.FindingState;
import io.glacis.contracts.Lane;
import io.glacis.contracts.Outcome;
import io.glacis.contracts.Severity;
import io.glacis.contracts.TenantId;
import io.glacis.contracts.Verdict;
import io.glacis.platform.work.NewTask;
import io.glacis.rating.testkit.House;
import io.glacis.rating.testkit.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FindingsTest {
    private static final String CHECK = "jenkins.anonymous-read";
    private static final String GATED = "jenkins.no-security";
    private static final String LIVE = "leak.artifactory-access-token";
    private static final House HOUSE = new House();
    private final List<Boolean> outcomes = new ArrayList<>();
    private int decisions;

    @BeforeEach
    void newHouse() {
        HOUSE.reset();
    }

    @Test
    void a_proven_weakness_opens_a_finding_that_explains_itself() {
        take(verdict(CHECK, "", Outcome.EXPOSED, Map.of("version", "2.500", "curl", "curl -s x")));

        FindingChanged opened = heard().getFirst();
        assertThat(opened.finding()).isEqualTo(id(CHECK, ""));
        assertThat(opened.version()).isEqualTo(1);
        assertThat(opened.state()).isEqualTo(FindingState.NEW);
        assertThat(opened.severity()).isEqualTo(Severity.HIGH);
        assertThat(opened.score()).isEqualTo("7.5");
        assertThat(opened.category()).isEqualTo("supply-chain");
        assertThat(opened.clusterKey()).isEqualTo("jenkins:" + asset(JENKINS).text());
        assertThat(opened.curl()).isEqualTo("curl -s x");
        assertThat(opened.facts()).containsOnlyKeys("version");
        assertThat(opened.remediation()).hasSizeGreaterThan(2);
        assertThat(opened.firstSeenAt()).isEqualTo(House.START);
    }

    @Test
    void the_same_verdicts_again_write_nothing_and_say_nothing() {
        Verdict[] all = {
            verdict(CHECK, "", Outcome.EXPOSED),
            verdict("jenkins.script-console", "", Outcome.CLOSED),
            verdict("gitlab.public-projects", "", Outcome.NOT_APPLICABLE),
            verdict("jenkins.build-log-public", "", Outcome.UNKNOWN)
        };
        take(all);
        List<String> findings = HOUSE.dump("finding");
        List<String> cells = HOUSE.dump("cell");
        HOUSE.said.clear();

        HOUSE.now = House.START.plusSeconds(600);
        take(all);

        assertThat(HOUSE.said).isEmpty();
        assertThat(outcomes).containsExactly(true, false);
        assertThat(HOUSE.dump("finding")).isEqualTo(findings);
        assertThat(HOUSE.dump("cell")).isEqualTo(cells);
    }

    @Test
    void being_seen_again_another_day_is_noted_but_not_spoken_of() {
        take(verdict(CHECK, "", Outcome.EXPOSED));
        HOUSE.said.clear();

        HOUSE.now = House.START.plus(Duration.ofDays(3));
        take(verdict(CHECK, "", Outcome.EXPOSED));

        assertThat(HOUSE.said).isEmpty();
        assertThat(HOUSE.dump("finding").getFirst()).contains("2026-11-04");
        assertThat(HOUSE.dump("cell").getFirst()).contains("2026-11-04");
    }

    @Test
    void fuller_facts_are_a_new_version_and_newer_evidence_alone_is_not() {
        take(verdict(CHECK, "", Outcome.EXPOSED));
        take(verdict(CHECK, "", Outcome.EXPOSED, Map.of("version", "2.501")));
        take(withEvidence("a".repeat(64)));
        take(withEvidence("b".repeat(64)));

        assertThat(heard())
                .extracting(FindingChanged::version, f -> f.facts().get("version"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, "2.500"),
                        org.assertj.core.groups.Tuple.tuple(2L, "2.501"));
    }

    /// Every verdict against every state that a finding can be in.
    @ParameterizedTest
    @CsvSource({
        "NEW,            EXPOSED, NEW",
        "TRIAGED,        EXPOSED, TRIAGED",
        "IN_WORK,        EXPOSED, IN_WORK",
        "FIXED,          EXPOSED, REGRESSED",
        "VERIFIED,       EXPOSED, REGRESSED",
        "REGRESSED,      EXPOSED, REGRESSED",
        "FALSE_POSITIVE, EXPOSED, FALSE_POSITIVE",
        "ACCEPTED,       EXPOSED, ACCEPTED",
        "DISPUTED,       EXPOSED, DISPUTED",
        "RETRACTED,      EXPOSED, RETRACTED",
        "NEW,            CLOSED,  VERIFIED",
        "TRIAGED,        CLOSED,  VERIFIED",
        "IN_WORK,        CLOSED,  VERIFIED",
        "FIXED,          CLOSED,  VERIFIED",
        "VERIFIED,       CLOSED,  VERIFIED",
        "REGRESSED,      CLOSED,  VERIFIED",
        "FALSE_POSITIVE, CLOSED,  FALSE_POSITIVE",
        "ACCEPTED,       CLOSED,  VERIFIED",
        "DISPUTED,       CLOSED,  VERIFIED",
        "RETRACTED,      CLOSED,  RETRACTED"
    })
    void a_verdict_moves_a_finding_as_the_table_says(
            FindingState from, Outcome outcome, FindingState to) {
        bring(from);
        take(verdict(CHECK, "", outcome));
        List<FindingChanged> said = heard();
        if (from == to) {
            assertThat(said).isEmpty();
        } else {
            assertThat(said).extracting(FindingChanged::state).containsExactly(to);
        }
    }

    @ParameterizedTest
    @EnumSource(FindingState.class)
    void a_verdict_that_decides_nothing_moves_nothing(FindingState from) {
        bring(from);
        List<String> before = HOUSE.dump("finding");
        for (Outcome outcome : List.of(Outcome.UNKNOWN, Outcome.PRESENT, Outcome.NOT_APPLICABLE)) {
            take(verdict(CHECK, "", outcome));
        }
        assertThat(HOUSE.said).isEmpty();
        assertThat(HOUSE.dump("finding")).isEqualTo(before);
    }

    /// Every decision against every state: to where, or ignored.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    NEW            | TRIAGED IN_WORK FIXED ACCEPTED FALSE_POSITIVE DISPUTED -
                    TRIAGED        | -       IN_WORK FIXED ACCEPTED FALSE_POSITIVE DISPUTED -
                    IN_WORK        | -       -       FIXED ACCEPTED FALSE_POSITIVE DISPUTED -
                    FIXED          | -       -       -     -        FALSE_POSITIVE -        TRIAGED
                    VERIFIED       | -       -       -     -        -              -        -
                    REGRESSED      | TRIAGED IN_WORK FIXED ACCEPTED FALSE_POSITIVE DISPUTED -
                    FALSE_POSITIVE | -       -       -     -        -              -        TRIAGED
                    ACCEPTED       | -       -       -     ACCEPTED FALSE_POSITIVE -        TRIAGED
                    DISPUTED       | -       -       -     ACCEPTED FALSE_POSITIVE -        TRIAGED
                    RETRACTED      | -       -       -     -        -              -        -
                    """)
    void a_decision_moves_a_finding_as_the_table_says(FindingState from, String row) {
        List<String> expected = List.of(row.strip().split(" +"));
        for (Decision decision : Decision.values()) {
            String to = expected.get(List.of(Decision.values()).indexOf(decision));
            bring(from);
            decide(decision);
            List<FindingChanged> said = heard();
            String outcome = from + " " + decision;
            if (to.equals("-")) {
                assertThat(said).as(outcome).isEmpty();
                assertThat(HOUSE.dump("decision").toString())
                        .as(outcome)
                        .contains(decision + " is not possible while the finding is " + from);
            } else if (to.equals(from.name())) {
                assertThat(said).as(outcome).isEmpty();
            } else {
                assertThat(said)
                        .as(outcome)
                        .extracting(FindingChanged::state)
                        .containsExactly(FindingState.valueOf(to));
            }
        }
    }

    @Test
    void an_acceptance_holds_through_a_flap_and_ends_on_its_day() {
        bring(FindingState.ACCEPTED);
        NewTask expiry = HOUSE.tasks.getLast();
        assertThat(expiry.probe()).isEqualTo(Decisions.EXPIRE);
        assertThat(expiry.delay()).isEqualTo(Duration.ofDays(30));

        take(verdict(CHECK, "", Outcome.CLOSED));
        take(verdict(CHECK, "", Outcome.EXPOSED));
        expire();
        assertThat(heard())
                .extracting(FindingChanged::state)
                .containsExactly(FindingState.VERIFIED, FindingState.ACCEPTED);

        HOUSE.now = HOUSE.now.plus(Duration.ofDays(30));
        expire();
        expire();
        assertThat(heard())
                .extracting(FindingChanged::state)
                .containsExactly(FindingState.REGRESSED);
    }

    @Test
    void a_live_secret_cannot_be_accepted_for_long_nor_anything_into_the_past() {
        take(verdict(LIVE, "fp", Outcome.EXPOSED, Map.of("status", "LIVE")));
        FindingId secret = id(LIVE, "fp");
        HOUSE.said.clear();

        decide(secret, Decision.ACCEPT, HOUSE.now.plus(Duration.ofDays(91)));
        decide(secret, Decision.ACCEPT, HOUSE.now.minusSeconds(1));
        assertThat(HOUSE.said).isEmpty();
        assertThat(HOUSE.dump("decision").toString())
                .contains("cannot be accepted for more than 90 days")
                .contains("the acceptance ends in the past");

        decide(secret, Decision.ACCEPT, HOUSE.now.plus(Duration.ofDays(90)));
        assertThat(heard())
                .extracting(FindingChanged::state)
                .containsExactly(FindingState.ACCEPTED);
    }

    @Test
    void a_decision_about_an_unknown_finding_is_kept_with_the_reason() {
        decide(id("jenkins.exposed", "nowhere"), Decision.TRIAGE, null);

        assertThat(HOUSE.said).isEmpty();
        assertThat(HOUSE.dump("decision").toString()).contains("the finding is not known");
    }

    @Test
    void closed_for_the_whole_asset_closes_every_place_that_is_not_found_again() {
        take(
                verdict("bucket.public-read", "a.txt", Outcome.EXPOSED),
                verdict("bucket.public-read", "b.txt", Outcome.EXPOSED));
        HOUSE.said.clear();

        take(
                verdict("bucket.public-read", "", Outcome.CLOSED),
                verdict("bucket.public-read", "b.txt", Outcome.EXPOSED));
        assertThat(heard())
                .extracting(FindingChanged::locator, FindingChanged::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a.txt", FindingState.VERIFIED));

        take(verdict("bucket.public-read", "b.txt", Outcome.CLOSED));
        assertThat(heard()).extracting(FindingChanged::locator).containsExactly("b.txt");
    }

    @Test
    void speaking_of_the_whole_asset_supersedes_what_was_said_of_its_places() {
        take(
                verdict("bucket.public-read", "a.txt", Outcome.EXPOSED),
                verdict("bucket.public-read", "b.txt", Outcome.UNKNOWN),
                verdict("bucket.public-list", "", Outcome.CLOSED));

        take(
                verdict("bucket.public-read", "", Outcome.CLOSED),
                verdict("bucket.public-read", "b.txt", Outcome.EXPOSED));

        assertThat(HOUSE.dump("cell"))
                .hasSize(3)
                .noneMatch(cell -> cell.contains("a.txt"))
                .noneMatch(cell -> cell.contains("UNKNOWN"));
    }

    @Test
    void findings_go_and_come_back_with_their_asset() {
        take(verdict(CHECK, "", Outcome.EXPOSED), verdict(GATED, "", Outcome.EXPOSED));
        decide(id(GATED, ""), Decision.TRIAGE, null);
        HOUSE.said.clear();

        HOUSE.unit(unit -> HOUSE.assets.retracted(TENANT, asset(JENKINS), unit));
        HOUSE.unit(unit -> HOUSE.assets.retracted(TENANT, asset(JENKINS), unit));
        assertThat(heard())
                .extracting(FindingChanged::state)
                .containsExactly(FindingState.RETRACTED, FindingState.RETRACTED);

        HOUSE.unit(unit -> HOUSE.assets.restored(TENANT, asset(JENKINS), unit));
        assertThat(heard())
                .extracting(FindingChanged::state)
                .containsExactlyInAnyOrder(FindingState.NEW, FindingState.TRIAGED);

        HOUSE.unit(unit -> HOUSE.assets.observed(observed(AssetState.REJECTED), unit));
        HOUSE.unit(unit -> HOUSE.assets.observed(observed(AssetState.OWNED), unit));
        assertThat(heard()).hasSize(4);
    }

    @Test
    void a_weakness_found_on_a_retracted_asset_is_retracted_from_the_start() {
        take(verdict(CHECK, "", Outcome.UNKNOWN));
        HOUSE.unit(unit -> HOUSE.assets.retracted(TENANT, asset(JENKINS), unit));
        take(verdict(CHECK, "", Outcome.EXPOSED));

        assertThat(heard())
                .extracting(FindingChanged::state)
                .containsExactly(FindingState.RETRACTED);
    }

    @Test
    void a_check_without_a_rule_still_makes_a_finding() {
        double before = HOUSE.counted("glacis.findings.checks.without.rule");
        take(verdict("quake.server-open", "", Outcome.EXPOSED));

        assertThat(heard()).extracting(FindingChanged::score).containsExactly("5.0");
        assertThat(HOUSE.counted("glacis.findings.checks.without.rule")).isEqualTo(before + 1);
    }

    @Test
    void facts_as_large_as_they_can_be_still_fit_into_a_record() {
        Map<String, String> facts = new java.util.TreeMap<>();
        for (int i = 0; i < 62; i++) {
            facts.put("fact" + i, "ä".repeat(500));
        }
        take(verdict(CHECK, "", Outcome.EXPOSED, facts));

        assertThat(heard()).hasSize(1);
    }

    @Test
    void another_tenant_sees_nothing_and_neither_does_nobody() {
        take(verdict(CHECK, "", Outcome.EXPOSED));

        HOUSE.unit(
                new TenantId("other"),
                unit -> assertThat(HOUSE.decisions.expire(TENANT, id(CHECK, ""), unit)).isFalse());
        List<String> seen = new ArrayList<>();
        HOUSE.unit(new TenantId("other"), _ -> seen.addAll(HOUSE.rows("finding")));
        assertThat(seen).isEmpty();
        HOUSE.withoutTenant(() -> seen.addAll(HOUSE.rows("finding")));
        assertThat(seen).isEmpty();
    }

    private void take(Verdict... verdicts) {
        HOUSE.unit(unit -> outcomes.add(HOUSE.findings.take(reached(JENKINS, verdicts), unit)));
    }

    private void decide(Decision decision) {
        decide(
                id(CHECK, ""),
                decision,
                decision == Decision.ACCEPT ? HOUSE.now.plus(Duration.ofDays(30)) : null);
    }

    private void decide(FindingId finding, Decision decision, Instant expiresAt) {
        decisions++;
        Instant at = HOUSE.now.plusMillis(decisions);
        HOUSE.unit(unit ->
                HOUSE.decisions.take(
                        new FindingDecided(
                                TENANT,
                                Said.BRAND,
                                finding,
                                decision,
                                "because",
                                "ann",
                                at,
                                expiresAt),
                        unit));
    }

    private void expire() {
        HOUSE.unit(unit -> HOUSE.decisions.expire(TENANT, id(CHECK, ""), unit));
    }

    /// Brings the finding into a state, from wherever it is.
    private void bring(FindingState state) {
        HOUSE.unit(unit -> HOUSE.assets.restored(TENANT, asset(JENKINS), unit));
        decide(Decision.REOPEN);
        take(verdict(CHECK, "", Outcome.CLOSED));
        HOUSE.forget();
        take(verdict(CHECK, "", Outcome.EXPOSED));
        switch (state) {
            case NEW -> {}
            case TRIAGED -> decide(Decision.TRIAGE);
            case IN_WORK -> decide(Decision.START_WORK);
            case FIXED -> decide(Decision.CLAIM_FIXED);
            case VERIFIED -> take(verdict(CHECK, "", Outcome.CLOSED));
            case REGRESSED -> {
                take(verdict(CHECK, "", Outcome.CLOSED));
                take(verdict(CHECK, "", Outcome.EXPOSED));
            }
            case FALSE_POSITIVE -> decide(Decision.FALSE_POSITIVE);
            case ACCEPTED -> decide(Decision.ACCEPT);
            case DISPUTED -> decide(Decision.DISPUTE);
            case RETRACTED ->
                    HOUSE.unit(unit -> HOUSE.assets.retracted(TENANT, asset(JENKINS), unit));
        }
        assertThat(HOUSE.hear(FindingChanged.class).getLast().state()).isEqualTo(state);
    }

    private List<FindingChanged> heard() {
        return HOUSE.hear(FindingChanged.class);
    }

    private static FindingId id(String check, String locator) {
        return FindingId.of(TENANT, new CheckId(check), asset(JENKINS), locator);
    }

    private static Verdict withEvidence(String digest) {
        Verdict plain = verdict(CHECK, "", Outcome.EXPOSED, Map.of("version", "2.501"));
        return new Verdict(
                plain.check(),
                plain.locator(),
                plain.outcome(),
                plain.unknownReason(),
                plain.qod(),
                plain.summary(),
                plain.facts(),
                digest,
                plain.rule());
    }

    private static AssetObserved observed(AssetState state) {
        return new AssetObserved(
                TENANT,
                Said.BRAND,
                Said.SCAN,
                1,
                Lane.INTERACTIVE,
                asset(JENKINS),
                AssetKind.WEB_APP,
                JENKINS,
                Map.of(),
                List.of(
                        new AttributionLink(
                                "seed",
                                AssetKind.REGISTERED_DOMAIN,
                                "acme.example",
                                "given",
                                1,
                                null)),
                1,
                state,
                Clearance.POLITE_ACTIVE,
                List.of());
    }
}
