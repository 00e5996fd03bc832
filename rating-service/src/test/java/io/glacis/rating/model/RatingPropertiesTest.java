package io.glacis.rating.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/// What every rating promises, over random portfolios. A model file that breaks one is a defect.
class RatingPropertiesTest {
    private static final int TRIES = 1_000;
    private static final int MANY = 10_000;

    private final Gr1 gr1 = new Gr1(Portfolios.MODEL);

    /// A portfolio and the random choices that a property makes on it.
    record Case(Portfolio portfolio, Random random) {
        RatedFinding any() {
            return portfolio.findings().get(random.nextInt(portfolio.findings().size()));
        }

        Portfolio with(RatedFinding finding) {
            List<RatedFinding> findings = new ArrayList<>(portfolio.findings());
            findings.removeIf(other -> other.id().equals(finding.id()));
            findings.add(finding);
            return new Portfolio(findings, portfolio.cover());
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.longs()
                .map(seed -> {
                    Random random = new Random(seed);
                    return new Case(Portfolios.random(random), random);
                });
    }

    @Property(tries = MANY, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void another_finding_never_raises_the_score(@ForAll("cases") Case c) {
        notRaised(c.portfolio(), c.with(Portfolios.finding(c.random(), "new", 400)));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void a_fix_never_lowers_the_score(@ForAll("cases") Case c) {
        notRaised(c.portfolio().without(Set.of(c.any().id())), c.portfolio());
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void a_higher_severity_never_raises_the_score(@ForAll("cases") Case c) {
        RatedFinding finding = c.any();
        double higher = Math.min(10, finding.weakness().severity() + c.random().nextDouble() * 3);
        notRaised(
                c.portfolio(),
                c.with(weaker(finding, w -> weakness(w, higher, w.likelihood(), w.confidence()))));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void a_higher_likelihood_never_raises_the_score(@ForAll("cases") Case c) {
        RatedFinding finding = c.any();
        double p = finding.weakness().likelihood();
        double higher = p + (1 - p) * c.random().nextDouble();
        notRaised(
                c.portfolio(),
                c.with(weaker(finding, w -> weakness(w, w.severity(), higher, w.confidence()))));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void a_higher_confidence_never_raises_the_score(@ForAll("cases") Case c) {
        RatedFinding finding = c.any();
        List<Confidence> classes = List.of(Confidence.values());
        Confidence surer =
                classes.get(
                        c.random().nextInt(1 + classes.indexOf(finding.weakness().confidence())));
        notRaised(
                c.portfolio(),
                c.with(weaker(finding, w -> weakness(w, w.severity(), w.likelihood(), surer))));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void staying_open_never_raises_the_score(@ForAll("cases") Case c) {
        int longer = c.random().nextInt(1, 500);
        notRaised(
                c.portfolio(),
                c.with(
                        later(
                                c.any(),
                                t ->
                                        new Times(
                                                t.unseenDays(),
                                                t.graceDays(),
                                                t.openDays() + longer,
                                                t.slaDays()))));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void going_unseen_never_lowers_the_score(@ForAll("cases") Case c) {
        int longer = c.random().nextInt(1, 500);
        notRaised(
                c.with(
                        later(
                                c.any(),
                                t ->
                                        new Times(
                                                t.unseenDays() + longer,
                                                t.graceDays(),
                                                t.openDays(),
                                                t.slaDays()))),
                c.portfolio());
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void a_worthier_asset_or_a_likelier_path_never_raises_the_score(@ForAll("cases") Case c) {
        RatedFinding finding = c.any();
        Place place = finding.place();
        Place worse =
                new Place(
                        place.asset(),
                        place.label(),
                        2,
                        place.goalProbability()
                                + (1 - place.goalProbability()) * c.random().nextDouble());
        notRaised(c.portfolio(), c.with(at(finding, worse)));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void a_brand_k_times_as_large_with_k_times_the_findings_rates_the_same(
            @ForAll("cases") Case c) {
        int k = c.random().nextInt(2, 6);
        List<RatedFinding> findings = new ArrayList<>();
        Map<String, CategoryCover> cover = new TreeMap<>();
        for (int i = 0; i < k; i++) {
            String copy = "-" + i;
            c.portfolio().findings().forEach(finding -> findings.add(copyOf(finding, copy)));
        }
        c.portfolio()
                .cover()
                .forEach((category, one) ->
                        cover.put(
                                category,
                                new CategoryCover(
                                        k * one.effectiveAssets(),
                                        k * one.cells(),
                                        k * one.conclusive(),
                                        one.heldDensity())));

        Rating one = gr1.rate(c.portfolio());
        Rating many = gr1.rate(Portfolio.of(findings, cover));

        assertThat(many.base()).isCloseTo(one.base(), within(1e-7));
        assertThat(many.gate()).isEqualTo(one.gate());
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void the_order_of_findings_changes_no_bit(@ForAll("cases") Case c) {
        List<RatedFinding> shuffled = new ArrayList<>(c.portfolio().findings());
        Collections.shuffle(shuffled, c.random());
        Portfolio other = new Portfolio(shuffled, c.portfolio().cover());

        assertThat(bytes(other)).isEqualTo(bytes(c.portfolio()));
        assertThat(InputsDigest.of(Portfolios.MODEL, other))
                .isEqualTo(InputsDigest.of(Portfolios.MODEL, c.portfolio()));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void the_same_weakness_found_twice_counts_once(@ForAll("cases") Case c) {
        RatedFinding finding = c.any();
        RatedFinding twin =
                new RatedFinding(
                        finding.id() + "-twin",
                        finding.category(),
                        finding.clusterKey(),
                        finding.title(),
                        finding.weakness(),
                        finding.times(),
                        finding.place(),
                        finding.accepted());

        Rating one = gr1.rate(c.portfolio());
        Rating two = gr1.rate(c.with(twin));

        assertThat(two.loss()).isEqualTo(one.loss());
        assertThat(two.score()).isEqualTo(one.score());
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void clean_assets_never_dilute_past_the_gate(@ForAll("cases") Case c) {
        Map<String, CategoryCover> diluted = new TreeMap<>();
        c.portfolio()
                .cover()
                .forEach((category, cover) ->
                        diluted.put(
                                category,
                                new CategoryCover(
                                        cover.effectiveAssets() * 1_000_000,
                                        cover.cells() * 1_000_000,
                                        cover.cells() * 1_000_000,
                                        0)));

        Rating before = gr1.rate(c.portfolio());
        Rating after = gr1.rate(Portfolio.of(c.portfolio().findings(), diluted));

        assertThat(after.gate()).isEqualTo(before.gate());
        assertThat(after.score()).isLessThanOrEqualTo(BigDecimal.valueOf(before.gate()));
    }

    @Property(tries = MANY, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void the_explanation_sums_to_the_score(@ForAll("cases") Case c) {
        Rating rating = gr1.rate(c.portfolio());
        List<Explanation.Line> lines =
                Explanation.of(rating, new Explanation.Limits(1 + c.random().nextInt(30), 3));
        BigDecimal sum =
                lines.stream()
                        .map(line -> new BigDecimal(line.loss()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);

        double written = Double.parseDouble(Decimals.exact(rating.base()));
        assertThat(sum.doubleValue()).isCloseTo(-StrictMath.log(written / 100), within(1e-9));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void the_predicted_gain_is_the_gain_that_comes(@ForAll("cases") Case c) {
        Set<String> fixed =
                c.portfolio().findings().stream()
                        .map(RatedFinding::id)
                        .filter(_ -> c.random().nextInt(3) == 0)
                        .collect(Collectors.toSet());

        Gain predicted = gr1.gain(c.portfolio(), fixed);
        Rating before = gr1.rate(c.portfolio());
        Rating after = gr1.rate(c.portfolio().without(fixed));

        assertThat(before.score().add(predicted.score())).isEqualTo(after.score());
        assertThat(predicted.score()).isNotNegative();
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void looking_less_never_raises_the_score(@ForAll("cases") Case c) {
        Map<String, CategoryCover> full = new TreeMap<>();
        c.portfolio()
                .cover()
                .forEach((category, cover) ->
                        full.put(
                                category,
                                new CategoryCover(
                                        cover.effectiveAssets(), cover.cells(), cover.cells(), 0)));
        Portfolio seen = Portfolio.of(c.portfolio().findings(), full);
        Rating before = gr1.rate(seen);
        Map<String, CategoryCover> blind = new TreeMap<>();
        before.categories()
                .forEach(category ->
                        blind.put(
                                category.category(),
                                new CategoryCover(
                                        category.effectiveAssets(),
                                        1_000,
                                        c.random().nextInt(800),
                                        category.density())));
        // What is no longer looked at is also no longer found: only the gates of it can go.
        Portfolio unseen = Portfolio.of(List.of(), blind);

        assertThat(gr1.rate(unseen).base()).isLessThanOrEqualTo(before.base());
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void the_managed_score_is_never_below_the_observed(@ForAll("cases") Case c) {
        assertThat(gr1.rate(c.portfolio().withoutAccepted()).score())
                .isGreaterThanOrEqualTo(gr1.rate(c.portfolio()).score());
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void the_blocking_set_lifts_the_gate_and_no_part_of_it_does(@ForAll("cases") Case c) {
        Rating rating = gr1.rate(c.portfolio());
        Set<String> blocking =
                rating.blocking().stream().map(Gated::finding).collect(Collectors.toSet());
        if (blocking.isEmpty()) {
            assertThat((double) rating.gate()).isGreaterThanOrEqualTo(rating.base());
            return;
        }
        assertThat(gr1.rate(c.portfolio().without(blocking)).gate()).isGreaterThan(rating.gate());
        for (String kept : blocking) {
            Set<String> part =
                    blocking.stream().filter(id -> !id.equals(kept)).collect(Collectors.toSet());
            assertThat(gr1.rate(c.portfolio().without(part)).gate()).isEqualTo(rating.gate());
        }
    }

    private void notRaised(Portfolio before, Portfolio after) {
        Rating was = gr1.rate(before);
        Rating is = gr1.rate(after);
        assertThat(is.base()).isLessThanOrEqualTo(was.base());
        assertThat(is.score()).isLessThanOrEqualTo(was.score());
    }

    private String bytes(Portfolio portfolio) {
        Rating rating = gr1.rate(portfolio);
        return rating + " " + Explanation.of(rating, new Explanation.Limits(20, 5));
    }

    private static Weakness weakness(Weakness w, double severity, double p, Confidence confidence) {
        return new Weakness(severity, p, confidence, w.halfLife(), w.gate());
    }

    private static RatedFinding weaker(RatedFinding f, UnaryOperator<Weakness> change) {
        return new RatedFinding(
                f.id(),
                f.category(),
                f.clusterKey(),
                f.title(),
                change.apply(f.weakness()),
                f.times(),
                f.place(),
                f.accepted());
    }

    private static RatedFinding later(RatedFinding f, UnaryOperator<Times> change) {
        return new RatedFinding(
                f.id(),
                f.category(),
                f.clusterKey(),
                f.title(),
                f.weakness(),
                change.apply(f.times()),
                f.place(),
                f.accepted());
    }

    private static RatedFinding at(RatedFinding f, Place place) {
        return new RatedFinding(
                f.id(),
                f.category(),
                f.clusterKey(),
                f.title(),
                f.weakness(),
                f.times(),
                place,
                f.accepted());
    }

    private static RatedFinding copyOf(RatedFinding f, String copy) {
        Place place = f.place();
        return new RatedFinding(
                f.id() + copy,
                f.category(),
                f.clusterKey() + copy,
                f.title(),
                f.weakness(),
                f.times(),
                new Place(
                        place.asset() + copy,
                        place.label(),
                        place.criticality(),
                        place.goalProbability()),
                f.accepted());
    }
}
