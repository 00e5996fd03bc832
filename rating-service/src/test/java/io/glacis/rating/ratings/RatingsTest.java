package io.glacis.rating.ratings;

import static io.glacis.rating.testkit.Said.BRAND;
import static io.glacis.rating.testkit.Said.JENKINS;
import static io.glacis.rating.testkit.Said.SCAN;
import static io.glacis.rating.testkit.Said.TENANT;
import static io.glacis.rating.testkit.Said.asset;
import static io.glacis.rating.testkit.Said.reached;
import static io.glacis.rating.testkit.Said.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glacis.contracts.CheckId;
import io.glacis.contracts.FindingDecided;
import io.glacis.contracts.FindingId;
import io.glacis.contracts.Grade;
import io.glacis.contracts.Outcome;
import io.glacis.contracts.RatingComputed;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.Severity;
import io.glacis.contracts.Verdict;
import io.glacis.platform.wire.EventCodec;
import io.glacis.rating.testkit.House;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RatingsTest {
    private static final ScanId SECOND = ScanId.of(BRAND, "second");
    private static final House HOUSE = new House();

    @BeforeEach
    void newHouse() {
        HOUSE.reset();
    }

    @Test
    void a_clean_and_well_covered_brand_scores_100() {
        cover(12, Outcome.CLOSED);

        RatingComputed rating = completed(SCAN);

        assertThat(rating.observed()).isEqualTo("100.0");
        assertThat(rating.grade()).isEqualTo(Grade.A);
        assertThat(rating.coverage()).isEqualTo("1.0000");
        assertThat(rating.gate()).isEqualTo("100");
        assertThat(factor(rating, "supply-chain").effectiveAssets()).isEqualTo(12);
        assertThat(factor(rating, "supply-chain").provisional()).isFalse();
        assertThat(factor(rating, "mobile").provisional()).isTrue();
    }

    @Test
    void a_rating_explains_itself_to_the_last_digit() {
        cover(12, Outcome.CLOSED);
        take(JENKINS, verdict("jenkins.no-security", "", Outcome.EXPOSED));
        take(
                "https://files.acme.example",
                verdict("bucket.public-read", "", Outcome.EXPOSED),
                verdict("web.exposed-git", "", Outcome.EXPOSED));

        RatingComputed rating = completed(SCAN);

        assertThat(rating.gate()).isEqualTo("59");
        assertThat(rating.grade()).isEqualTo(Grade.F);
        assertThat(rating.openFindings())
                .containsEntry(Severity.CRITICAL, 1L)
                .containsEntry(Severity.HIGH, 2L)
                .containsEntry(Severity.LOW, 0L);
        assertThat(losses(rating))
                .isCloseTo(-Math.log(Double.parseDouble(rating.base()) / 100), within(1e-9));
        assertThat(rating.lines().getFirst().text())
                .isEqualTo("Jenkins runs without any security: " + JENKINS + " (worst category)");
        assertThat(rating.lines().getFirst().findings())
                .containsExactly(id("jenkins.no-security", JENKINS));
    }

    @Test
    void equal_ratings_are_said_once_for_each_scan_and_never_between() {
        take(JENKINS, verdict("jenkins.anonymous-read", "", Outcome.EXPOSED));
        RatingComputed first = completed(SCAN);

        recompute();
        assertThat(HOUSE.hear(RatingComputed.class)).isEmpty();

        HOUSE.now = HOUSE.now.plusSeconds(300);
        take(JENKINS, verdict("jenkins.anonymous-read", "", Outcome.EXPOSED));
        RatingComputed second = completed(SECOND);

        assertThat(second.scan()).isEqualTo(SECOND);
        assertThat(second.inputs()).isEqualTo(first.inputs());
        assertThat(bytesButScanAndTime(second)).isEqualTo(bytesButScanAndTime(first));
    }

    @Test
    void what_changes_during_a_scan_waits_for_its_end() {
        HOUSE.unit(_ -> HOUSE.ratings.scanRequested(TENANT, BRAND, SCAN));
        HOUSE.unit(unit -> HOUSE.ratings.changedIn(TENANT, BRAND, SCAN, unit));
        assertThat(HOUSE.tasks).isEmpty();

        completed(SCAN);
        HOUSE.unit(unit -> HOUSE.ratings.changedIn(TENANT, BRAND, SCAN, unit));
        assertThat(HOUSE.tasks).hasSize(1);
    }

    @Test
    void many_changes_outside_a_scan_make_one_rating() {
        cover(12, Outcome.CLOSED);
        completed(SCAN);
        take(JENKINS, verdict("jenkins.anonymous-read", "", Outcome.EXPOSED));
        for (int i = 0; i < 5; i++) {
            HOUSE.unit(unit -> HOUSE.ratings.changed(TENANT, BRAND, unit));
        }
        assertThat(HOUSE.tasks).hasSize(1);
        assertThat(HOUSE.tasks.getFirst().delay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(HOUSE.tasks.getFirst().scan()).isNull();

        recompute();
        RatingComputed moved = HOUSE.hear(RatingComputed.class).getLast();
        assertThat(moved.scan()).isNull();
        assertThat(new BigDecimal(moved.observed())).isLessThan(new BigDecimal("100"));

        HOUSE.unit(unit -> HOUSE.ratings.changed(TENANT, BRAND, unit));
        assertThat(HOUSE.tasks).hasSize(2);
        assertThat(HOUSE.tasks.getFirst().id()).isNotEqualTo(HOUSE.tasks.getLast().id());
    }

    @Test
    void a_score_that_comes_back_is_a_new_event() {
        take(JENKINS, verdict("jenkins.anonymous-read", "", Outcome.EXPOSED));
        RatingComputed before = completed(SCAN);
        take(JENKINS, verdict("jenkins.anonymous-read", "", Outcome.CLOSED));
        recompute();
        take(JENKINS, verdict("jenkins.anonymous-read", "", Outcome.EXPOSED));
        recompute();

        List<RatingComputed> said = HOUSE.hear(RatingComputed.class);
        assertThat(said).hasSize(2);
        assertThat(said.getLast().observed()).isEqualTo(before.observed());
    }

    @Test
    void an_accepted_risk_counts_in_the_observed_score_and_not_in_the_managed() {
        cover(12, Outcome.CLOSED);
        take(JENKINS, verdict("jenkins.anonymous-read", "", Outcome.EXPOSED));
        decide(FindingDecided.Decision.ACCEPT);

        RatingComputed accepted = completed(SCAN);
        assertThat(accepted.managed()).isEqualTo("100.0");
        assertThat(new BigDecimal(accepted.observed())).isLessThan(new BigDecimal("100"));
        assertThat(accepted.openFindings()).containsEntry(Severity.HIGH, 0L);

        decide(FindingDecided.Decision.FALSE_POSITIVE);
        assertThat(completed(SECOND).observed()).isEqualTo("100.0");
    }

    @Test
    void a_retracted_asset_counts_for_nothing() {
        cover(12, Outcome.CLOSED);
        take(JENKINS, verdict("jenkins.no-security", "", Outcome.EXPOSED));
        HOUSE.unit(unit -> HOUSE.assets.retracted(TENANT, asset(JENKINS), unit));

        RatingComputed rating = completed(SCAN);

        assertThat(rating.observed()).isEqualTo("100.0");
        assertThat(factor(rating, "supply-chain").effectiveAssets()).isEqualTo(12);
    }

    @Test
    void unknown_is_not_good_and_a_thinly_covered_category_cannot_rise() {
        cover(12, Outcome.CLOSED);
        take(JENKINS, verdict("jenkins.anonymous-read", "", Outcome.EXPOSED));
        RatingComputed full = completed(SCAN);

        cover(12, Outcome.UNKNOWN);
        take(JENKINS, verdict("jenkins.anonymous-read", "", Outcome.CLOSED));
        RatingComputed blind = completed(SECOND);

        assertThat(factor(blind, "supply-chain").provisional()).isTrue();
        assertThat(factor(blind, "supply-chain").score())
                .isEqualTo(factor(full, "supply-chain").score());
        assertThat(blind.observed()).isEqualTo(full.observed());
        assertThat(blind.lines().getFirst().text()).startsWith("Held from the last full coverage");
        assertThat(losses(blind))
                .isCloseTo(-Math.log(Double.parseDouble(blind.base()) / 100), within(1e-9));
        assertThat(new BigDecimal(blind.coverage())).isLessThan(new BigDecimal("0.2"));
    }

    @Test
    void findings_of_an_older_model_are_rated_by_the_rules_of_today() {
        take(JENKINS, verdict("jenkins.no-security", "", Outcome.EXPOSED));
        RatingComputed before = completed(SCAN);
        assertThat(HOUSE.meddle("update finding set category = 'old', gate = 'old'")).isEqualTo(1);

        assertThat(completed(SECOND).observed()).isEqualTo(before.observed());
    }

    @Test
    void checks_that_do_not_concern_an_asset_make_it_neither_covered_nor_uncovered() {
        cover(3, Outcome.CLOSED);
        cover(3, Outcome.NOT_APPLICABLE, "https://other%d.acme.example");

        RatingComputed rating = completed(SCAN);

        assertThat(rating.coverage()).isEqualTo("1.0000");
        assertThat(factor(rating, "supply-chain").effectiveAssets()).isEqualTo(3);
    }

    @Test
    void a_verdict_that_was_not_repeated_for_long_covers_nothing() {
        cover(3, Outcome.CLOSED);
        HOUSE.now = House.START.plus(Duration.ofDays(15));

        assertThat(completed(SCAN).coverage()).isEqualTo("0.0000");
    }

    @Test
    void the_rating_of_a_brand_with_very_many_causes_still_fits_into_a_record() {
        for (int i = 0; i < 20; i++) {
            take(
                    "https://app" + i + "." + "a".repeat(60) + ".acme.example",
                    IntStream.range(0, 40)
                            .mapToObj(n -> verdict("leak.generic", "secret-" + n, Outcome.EXPOSED))
                            .toArray(Verdict[]::new));
        }
        for (int i = 0; i < 200; i++) {
            take(
                    "https://ci" + i + "." + "a".repeat(60) + ".acme.example",
                    verdict("jenkins.exposed", "", Outcome.EXPOSED));
        }

        RatingComputed rating = completed(SCAN);

        assertThat(EventCodec.write(rating).length).isLessThan(EventCodec.PAYLOAD_BYTES_MAX);
        assertThat(rating.lines()).anyMatch(line -> line.text().endsWith("smaller causes"));
        assertThat(losses(rating))
                .isCloseTo(-Math.log(Double.parseDouble(rating.base()) / 100), within(1e-9));
        assertThat(HOUSE.gauged("glacis.findings.open", "severity", "medium")).isEqualTo(1_000);
    }

    private void cover(int assets, Outcome outcome) {
        cover(assets, outcome, "https://app%d.acme.example");
    }

    private void cover(int assets, Outcome outcome, String form) {
        for (int i = 0; i < assets; i++) {
            take(form.formatted(i), verdict("jenkins.anonymous-read", "", outcome));
        }
    }

    private void take(String origin, Verdict... verdicts) {
        HOUSE.unit(unit -> HOUSE.findings.take(reached(origin, verdicts), unit));
    }

    private void decide(FindingDecided.Decision decision) {
        HOUSE.unit(unit ->
                HOUSE.decisions.take(
                        new FindingDecided(
                                TENANT,
                                BRAND,
                                id("jenkins.anonymous-read", JENKINS),
                                decision,
                                "because",
                                "ann",
                                HOUSE.now,
                                decision == FindingDecided.Decision.ACCEPT
                                        ? HOUSE.now.plus(Duration.ofDays(30))
                                        : null),
                        unit));
    }

    private RatingComputed completed(ScanId scan) {
        HOUSE.said.clear();
        HOUSE.unit(unit -> HOUSE.ratings.scanCompleted(TENANT, BRAND, scan, unit));
        return HOUSE.hear(RatingComputed.class).getLast();
    }

    private void recompute() {
        HOUSE.unit(unit -> HOUSE.ratings.recompute(TENANT, BRAND, unit));
    }

    private static FindingId id(String check, String origin) {
        return FindingId.of(TENANT, new CheckId(check), asset(origin), "");
    }

    private static RatingComputed.Factor factor(RatingComputed rating, String category) {
        return rating.factors().stream()
                .filter(factor -> factor.category().equals(category))
                .findFirst()
                .orElseThrow();
    }

    private static double losses(RatingComputed rating) {
        return rating.lines().stream()
                .map(line -> new BigDecimal(line.loss()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
    }

    private static String bytesButScanAndTime(RatingComputed rating) {
        return new String(EventCodec.write(rating), java.nio.charset.StandardCharsets.UTF_8)
                .replaceFirst("\"computedAt\":\"[^\"]*\"", "")
                .replaceFirst("\"scan\":\"[^\"]*\"", "");
    }
}
