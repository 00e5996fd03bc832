package io.glacis.rating.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glacis.contracts.Grade;
import io.glacis.rating.document.Field;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The calibration values that GR-1 was published with.
class CalibrationTest {
    private final Gr1 gr1 = new Gr1(Gr1Model.shipped());

    @Test
    void a_clean_brand_scores_100() {
        Rating rating = gr1.rate(portfolio(100, List.of()));

        assertThat(rating.score()).isEqualByComparingTo("100");
        assertThat(rating.grade()).isEqualTo(Grade.A);
        assertThat(Decimals.score(rating.base())).isEqualTo("100.0");
    }

    @Test
    void dmarc_missing_everywhere_scores_90_6() {
        assertThat(score(100, spread(100, 1, "bec-phishing", 5, 0.3, null))).isEqualTo("90.6");
    }

    @Test
    void one_known_exploited_host_in_100_has_base_93_8_and_is_gated_at_59() {
        Rating rating = gr1.rate(portfolio(100, spread(1, 1, "cyber-risk", 9.8, 1, "tier-3df")));

        assertThat(Decimals.score(rating.base())).isEqualTo("93.8");
        assertThat(rating.score()).isEqualByComparingTo("59");
        assertThat(rating.grade()).isEqualTo(Grade.F);
        assertThat(rating.blocking()).hasSize(1);
    }

    /// The publication leaves the headers' severity and likelihood open; these give its value.
    @Test
    void three_headers_missing_on_all_100_web_apps_score_95_3() {
        assertThat(score(100, spread(100, 3, "web-app-hijack", 3, 0.06, null))).isEqualTo("95.3");
    }

    @Test
    void cves_score_as_published_where_cyber_risk_weighs_a_fifth() {
        Gr1 prototype = new Gr1(prototypeModel());

        // Published as 88.4, 16.8 and 93.8, rounded half up; GR-1 itself weighs cyber risk .18.
        assertThat(base(prototype, spread(10, 1, "cyber-risk", 8.1, 0.5, null)))
                .isCloseTo(88.4, within(0.05));
        assertThat(base(prototype, spread(30, 1, "cyber-risk", 9.8, 0.9, null)))
                .isCloseTo(16.8, within(0.05));
        assertThat(base(prototype, spread(1, 1, "cyber-risk", 9.8, 1, null)))
                .isCloseTo(93.8, within(0.05));
        assertThat(score(100, spread(10, 1, "cyber-risk", 8.1, 0.5, null))).isEqualTo("88.5");
        assertThat(score(100, spread(30, 1, "cyber-risk", 9.8, 0.9, null))).isEqualTo("17.3");
    }

    @Test
    void one_density_scores_the_same_at_every_size() {
        List<String> scores =
                IntStream.of(10, 100, 1_000, 10_000)
                        .mapToObj(n ->
                                String.format(
                                        "%.4f",
                                        base(gr1, n, spread(n, 1, "cyber-risk", 4, 0.8, null))))
                        .distinct()
                        .toList();

        assertThat(scores).hasSize(1);
    }

    @Test
    void two_gates_block_each_other_until_both_are_fixed() {
        List<RatedFinding> findings =
                List.of(
                        finding("kev", "cyber-risk", 9.8, 1, "tier-3df"),
                        finding("token", "nhi", 9.3, 1, "live-credential"));
        Portfolio portfolio = portfolio(100, findings);

        assertThat(gr1.gain(portfolio, java.util.Set.of("kev")).score()).isEqualByComparingTo("0");
        assertThat(gr1.gain(portfolio, java.util.Set.of("token")).score())
                .isEqualByComparingTo("0");
        assertThat(gr1.gain(portfolio, java.util.Set.of("kev", "token")).score())
                .isEqualByComparingTo("41.0");
    }

    @Test
    void a_gate_past_due_is_lower() {
        RatedFinding due = finding("due", "cyber-risk", 7, 1, "tier-14d");
        RatedFinding late =
                new RatedFinding(
                        "late",
                        due.category(),
                        "late",
                        due.title(),
                        due.weakness(),
                        new Times(0, 14, 15, 14),
                        due.place(),
                        false);

        assertThat(gr1.rate(portfolio(1_000, List.of(due))).gate()).isEqualTo(84);
        assertThat(gr1.rate(portfolio(1_000, List.of(due, late))).gate()).isEqualTo(79);
    }

    @Test
    void what_was_not_seen_for_long_fades_and_then_counts_nothing() {
        Rating fresh = gr1.rate(portfolio(10, List.of(unseen(14))));
        Rating fading = gr1.rate(portfolio(10, List.of(unseen(28))));
        Rating stale = gr1.rate(portfolio(10, List.of(unseen(100))));

        assertThat(fading.loss()).isCloseTo(fresh.loss() / 2, within(1e-12));
        assertThat(stale.loss()).isZero();
        assertThat(stale.stale()).containsExactly("f");
    }

    @Test
    void a_provisional_category_is_no_better_than_when_it_was_last_covered() {
        Map<String, CategoryCover> cover = new TreeMap<>();
        cover.put("cyber-risk", new CategoryCover(100, 100, 79, 0.5));
        cover.put("nhi", new CategoryCover(100, 100, 80, 0.5));

        Rating rating = gr1.rate(Portfolio.of(List.of(), cover));

        assertThat(rating.categories())
                .filteredOn(CategoryRating::held)
                .extracting(CategoryRating::category)
                .containsExactly("cyber-risk");
        assertThat(rating.losses()).extracting(Loss::title).containsExactly(Loss.HELD);
        assertThat(rating.losses().getFirst().total()).isCloseTo(rating.loss(), within(1e-12));
    }

    @Test
    void the_worst_category_counts_in_its_weight_and_once_more_in_full() {
        Rating rating =
                gr1.rate(
                        portfolio(
                                10,
                                List.of(
                                        finding("heavy", "nhi", 9, 1, null),
                                        finding("light", "brand", 8, 1, null))));
        Loss heavy = rating.losses().getFirst();
        Loss light = rating.losses().getLast();

        // x = 4/10 and 2/10; half of each scaled by .65, by weight .16 and .04, and all of the
        // worst.
        assertThat(heavy.average()).isCloseTo(0.5 * 0.16 * 0.4 / 0.65, within(1e-12));
        assertThat(heavy.worst()).isCloseTo(0.5 * 0.4 / 0.65, within(1e-12));
        assertThat(light.average()).isCloseTo(0.5 * 0.04 * 0.2 / 0.65, within(1e-12));
        assertThat(light.worst()).isZero();
        assertThat(heavy.total() + light.total()).isCloseTo(rating.loss(), within(1e-12));
    }

    private String score(int assets, List<RatedFinding> findings) {
        return gr1.rate(portfolio(assets, findings)).score().toPlainString();
    }

    private static double base(Gr1 gr1, List<RatedFinding> findings) {
        return base(gr1, 100, findings);
    }

    private static double base(Gr1 gr1, int assets, List<RatedFinding> findings) {
        return gr1.rate(portfolio(assets, findings)).base();
    }

    private static List<RatedFinding> spread(
            int assets, int each, String category, double severity, double p, String gate) {
        return IntStream.range(0, assets * each)
                .mapToObj(i -> finding("f" + i, category, severity, p, gate))
                .toList();
    }

    private static RatedFinding unseen(int days) {
        RatedFinding seen = finding("f", "cyber-risk", 7, 1, null);
        return new RatedFinding(
                seen.id(),
                seen.category(),
                seen.clusterKey(),
                seen.title(),
                seen.weakness(),
                new Times(days, 14, 0, 60),
                seen.place(),
                false);
    }

    private static RatedFinding finding(
            String id, String category, double severity, double p, String gate) {
        return new RatedFinding(
                id,
                category,
                id,
                "A weakness",
                new Weakness(severity, p, Confidence.VERIFIED, "service", gate),
                new Times(0, 14, 0, 14),
                new Place(id, id, 1, 0),
                false);
    }

    private static Portfolio portfolio(int assets, List<RatedFinding> findings) {
        Map<String, CategoryCover> cover = new TreeMap<>();
        Gr1Model.shipped()
                .categories()
                .forEach(category ->
                        cover.put(category, new CategoryCover(assets, assets, assets, 0)));
        return Portfolio.of(findings, cover);
    }

    private static Gr1Model prototypeModel() {
        return Gr1ModelFile.read(
                Field.parse(
                        "prototype",
                        ModelFileTest.shipped()
                                .replace("cyber-risk: 0.18", "cyber-risk: 0.20")
                                .replace("nhi: 0.16", "nhi: 0.14")));
    }
}
