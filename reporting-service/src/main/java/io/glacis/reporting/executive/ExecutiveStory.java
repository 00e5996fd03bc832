package io.glacis.reporting.executive;

import io.glacis.reporting.executive.ExecutiveFacts.Cause;
import io.glacis.reporting.executive.ExecutiveFacts.Changes;
import io.glacis.reporting.executive.ExecutiveReport.Bar;
import io.glacis.reporting.executive.ExecutiveReport.Decision;
import io.glacis.reporting.executive.ExecutiveReport.Way;
import io.glacis.reporting.rating.RatingView;
import io.glacis.reporting.rating.RatingView.FactorView;
import io.glacis.reporting.rating.RatingView.LineView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells the facts in plain words: past and present tense, every claim dated, no fear.
final class ExecutiveStory {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int SHOWN = 3;
    private static final int BARS_MAX = 8;

    private ExecutiveStory() {}

    static ExecutiveReport tell(ExecutiveFacts facts) {
        RatingView rating = facts.rating();
        List<Cause> top = facts.ways().subList(0, Math.min(SHOWN, facts.ways().size()));
        return new ExecutiveReport(
                Printable.of(facts.brand().name()),
                DAY.format(facts.asOf()),
                rating == null ? "not rated yet" : rating.score() + " of 100",
                rating == null ? "–" : rating.grade().name(),
                sentence(facts, rating),
                rating == null ? "" : Drawing.scale(Double.parseDouble(rating.score())),
                Drawing.trend(facts.history()),
                trendWords(facts),
                rating == null ? List.of() : drivers(rating),
                top.stream().map(ExecutiveStory::way).toList(),
                waysWords(facts.ways().size()),
                top.stream().map(cause -> decision(cause, rating)).toList(),
                Drawing.weeks(facts.weeks()),
                "Each pair of bars is one week, this week on the right. Above the line: weaknesses"
                        + " found or back. Below the line: fixes that a recheck proved.",
                changes(facts.changes()),
                rating == null ? List.of() : bars(rating),
                BlindSpots.of(facts),
                Terms.ALL);
    }

    private static String sentence(ExecutiveFacts facts, @Nullable RatingView rating) {
        String brand = Printable.of(facts.brand().name());
        if (rating == null) {
            return brand
                    + " has not been rated yet: no scan was complete on "
                    + DAY.format(facts.asOf())
                    + ".";
        }
        String rated =
                "On %s, %s was rated %s of 100, grade %s."
                        .formatted(
                                DAY.format(rating.computedAt()),
                                brand,
                                rating.score(),
                                rating.grade());
        BigDecimal gate = new BigDecimal(rating.gate());
        if (gate.compareTo(new BigDecimal(rating.base())) < 0) {
            return rated
                    + " Without one kind of weakness it would be %s: while that is open, the rating cannot rise above %s."
                            .formatted(rating.base(), rating.gate());
        }
        return rated
                + (facts.ways().isEmpty()
                        ? " No open weakness takes from it."
                        : " What takes most from it stands below.");
    }

    private static String trendWords(ExecutiveFacts facts) {
        if (facts.history().size() < 2) {
            return "This is the first rating, so there is no line to draw yet.";
        }
        BigDecimal moved =
                new BigDecimal(facts.history().getFirst().score())
                        .subtract(new BigDecimal(facts.history().getLast().score()));
        String since = DAY.format(facts.history().getLast().computedAt());
        return switch (moved.signum()) {
            case 1 -> "It is " + moved.toPlainString() + " points better than on " + since + ".";
            case -1 ->
                    "It is "
                            + moved.negate().toPlainString()
                            + " points worse than on "
                            + since
                            + ".";
            default -> "It is where it was on " + since + ".";
        };
    }

    private static List<String> drivers(RatingView rating) {
        return rating.factors().stream()
                .filter(factor -> new BigDecimal(factor.density()).signum() > 0)
                .sorted(Comparator.comparing((FactorView factor) -> new BigDecimal(factor.score())))
                .limit(SHOWN)
                .map(factor ->
                        Category.of(factor.category()).title()
                                + ": "
                                + factor.score()
                                + " of 100"
                                + (factor.provisional() ? ", not yet fully looked at" : ""))
                .toList();
    }

    private static Way way(Cause cause) {
        String where = Printable.of(cause.asset(), 90);
        return new Way(
                Printable.of(cause.title(), 140),
                cause.places() > 1 ? "%s and %d more".formatted(where, cause.places() - 1) : where,
                Category.of(cause.category()).consequence(),
                DAY.format(cause.since()));
    }

    private static String waysWords(int causes) {
        if (causes == 0) {
            return "No open weakness was known that day.";
        }
        return causes <= SHOWN
                ? "These are all the open root causes."
                : "These are the worst of %d open root causes.".formatted(causes);
    }

    private static Decision decision(Cause cause, @Nullable RatingView rating) {
        String step = cause.firstStep();
        String ask = step == null || step.isBlank() ? "Fix: " + cause.title() : step;
        return new Decision(
                Printable.of(ask, 160),
                cause.places() == 1
                        ? "One place to change."
                        : cause.places() + " places to change.",
                rating == null ? "Closes this way in." : benefit(cause, rating));
    }

    /// What the rating gains when this cause is gone: its lines' losses are taken out of the
    /// exponent.
    private static String benefit(Cause cause, RatingView rating) {
        Set<String> ids = new HashSet<>(cause.findings());
        double loss =
                rating.lines().stream()
                        .filter(line -> line.findings().stream().anyMatch(ids::contains))
                        .map(LineView::loss)
                        .mapToDouble(Double::parseDouble)
                        .sum();
        double base = Double.parseDouble(rating.base());
        double gate = Double.parseDouble(rating.gate());
        BigDecimal gain =
                BigDecimal.valueOf(Math.min(Math.min(100, base * StrictMath.exp(loss)), gate))
                        .subtract(new BigDecimal(rating.score()))
                        .setScale(0, RoundingMode.DOWN);
        if (gain.signum() > 0) {
            return "Closes this way in; about %s points.".formatted(gain.toPlainString());
        }
        return gate < base
                ? "Closes this way in; needed before the rating can rise above "
                        + rating.gate()
                        + "."
                : "Closes this way in; less than one point.";
    }

    private static List<String> changes(Changes changes) {
        List<String> words = new ArrayList<>();
        words.add(
                count(changes.found(), "weakness was", "weaknesses were")
                        + " found for the first time.");
        words.add(count(changes.fixed(), "fix was", "fixes were") + " proven by a recheck.");
        if (changes.regressed() > 0) {
            words.add(
                    count(changes.regressed(), "weakness", "weaknesses")
                            + " came back after a fix.");
        }
        words.add(count(changes.open(), "weakness is", "weaknesses are") + " open now.");
        return words;
    }

    private static List<Bar> bars(RatingView rating) {
        return rating.factors().stream()
                .sorted(
                        Comparator.comparing((FactorView factor) -> new BigDecimal(factor.weight()))
                                .reversed())
                .limit(BARS_MAX)
                .map(factor ->
                        new Bar(
                                Category.of(factor.category()).title(),
                                factor.score(),
                                Drawing.bar(Double.parseDouble(factor.score())),
                                percent(factor.coverage())))
                .toList();
    }

    static String percent(String share) {
        return new BigDecimal(share)
                        .movePointRight(2)
                        .setScale(0, RoundingMode.DOWN)
                        .toPlainString()
                + " %";
    }

    static String day(Instant at) {
        return DAY.format(at);
    }

    static String count(long count, String one, String many) {
        return count == 0 ? "No " + one : count + " " + (count == 1 ? one : many);
    }
}
