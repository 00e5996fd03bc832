package io.glacis.rating.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Glacis Rating 1: a density that is fair to size, and gates that no clean asset can dilute.
///
/// A score that is fair to size, monotone and undilutable can only look at the worst finding, so
/// the rating is the lower of both: the density of all losses, and the gate of the worst.
public final class Gr1 {
    private static final double SCORE_MAX = 100;
    private static final double HALF = 0.5;

    private final Gr1Model model;

    public Gr1(Gr1Model model) {
        this.model = model;
    }

    /// The rating of a portfolio: a pure function, whatever the order of its findings.
    public Rating rate(Portfolio portfolio) {
        List<Impact> impacts =
                portfolio.findings().stream()
                        .sorted(Comparator.comparing(RatedFinding::id))
                        .map(finding -> Impact.of(finding, model))
                        .toList();
        SortedMap<String, List<Cluster>> clusters = clusters(impacts);
        List<CategoryRating> categories =
                model.categories().stream()
                        .sorted()
                        .map(name -> category(name, clusters, portfolio.coverOf(name)))
                        .toList();
        double average = 0;
        CategoryRating worst = categories.getFirst();
        for (CategoryRating category : categories) {
            average += category.weight() * (category.density() / model.density().scale());
            worst = category.density() > worst.density() ? category : worst;
        }
        double loss = HALF * average + HALF * (worst.density() / model.density().scale());
        double base = SCORE_MAX * StrictMath.exp(-loss);
        List<Gated> gated = gated(impacts);
        int gate = gated.isEmpty() ? (int) SCORE_MAX : gated.getFirst().cap();
        return new Rating(
                loss,
                base,
                gate,
                new BigDecimal(Math.min(base, gate)).setScale(1, RoundingMode.DOWN),
                categories,
                losses(clusters, categories, worst.category()),
                gated,
                impacts.stream().filter(Impact::stale).map(i -> i.finding().id()).toList());
    }

    /// What fixing some findings would give, by rating the rest: exactly what the score rises by
    /// when they are verified fixed and nothing else has moved.
    public Gain gain(Portfolio portfolio, Set<String> fixed) {
        Rating before = rate(portfolio);
        Rating after = rate(portfolio.without(fixed));
        return new Gain(after.score().subtract(before.score()), after.base() - before.base());
    }

    private SortedMap<String, List<Cluster>> clusters(List<Impact> impacts) {
        SortedMap<String, SortedMap<String, List<Impact>>> members = new TreeMap<>();
        for (Impact impact : impacts) {
            RatedFinding finding = impact.finding();
            model.weight(finding.category());
            if (!impact.stale()) {
                members.computeIfAbsent(finding.category(), _ -> new TreeMap<>())
                        .computeIfAbsent(finding.clusterKey(), _ -> new ArrayList<>())
                        .add(impact);
            }
        }
        SortedMap<String, List<Cluster>> clusters = new TreeMap<>();
        members.forEach((category, byKey) ->
                clusters.put(
                        category,
                        byKey.entrySet().stream()
                                .map(e ->
                                        Cluster.of(
                                                category,
                                                e.getKey(),
                                                e.getValue(),
                                                model.density()))
                                .toList()));
        return clusters;
    }

    private CategoryRating category(
            String name, Map<String, List<Cluster>> clusters, CategoryCover cover) {
        double sum = 0;
        for (Cluster cluster : clusters.getOrDefault(name, List.of())) {
            sum += cluster.density();
        }
        double density = sum / assets(cover.effectiveAssets());
        boolean provisional = model.isProvisional(cover);
        // Looking less must not pay: a thinly covered category stays as bad as it was last known.
        boolean held = provisional && cover.heldDensity() > density;
        double counted = held ? cover.heldDensity() : density;
        return new CategoryRating(
                name,
                model.weight(name),
                counted,
                held,
                SCORE_MAX * StrictMath.exp(-counted / model.density().scale()),
                cover.effectiveAssets(),
                cover.coverage(),
                provisional);
    }

    private double assets(long effectiveAssets) {
        return Math.max((double) effectiveAssets, model.density().effectiveAssetsMin());
    }

    private List<Gated> gated(List<Impact> impacts) {
        return impacts.stream()
                .filter(this::isProven)
                .flatMap(impact -> Gated.of(impact.finding(), model).stream())
                .sorted(Comparator.comparingInt(Gated::cap).thenComparing(Gated::finding))
                .toList();
    }

    private boolean isProven(Impact impact) {
        return model.confidence(impact.finding().weakness().confidence())
                        >= model.evidence().gateConfidenceMin()
                && impact.confidence(model) >= model.evidence().gateFreshMin();
    }

    private List<Loss> losses(
            Map<String, List<Cluster>> clusters, List<CategoryRating> categories, String worst) {
        List<Loss> losses = new ArrayList<>();
        for (CategoryRating category : categories) {
            boolean isWorst = category.category().equals(worst);
            double assets = assets(category.effectiveAssets());
            double explained = 0;
            for (Cluster cluster : clusters.getOrDefault(category.category(), List.of())) {
                double density = cluster.density() / assets;
                explained += density;
                losses.add(share(category, density, isWorst).of(cluster));
            }
            if (category.held()) {
                losses.add(share(category, category.density() - explained, isWorst).ofHeld());
            }
        }
        losses.removeIf(loss -> loss.total() == 0);
        losses.sort(
                Comparator.comparingDouble(Loss::total)
                        .reversed()
                        .thenComparing(Loss::category)
                        .thenComparing(Loss::clusterKey));
        return losses;
    }

    private LossShare share(CategoryRating category, double density, boolean isWorst) {
        double scaled = density / model.density().scale();
        return new LossShare(
                category.category(),
                HALF * category.weight() * scaled,
                isWorst ? HALF * scaled : 0);
    }
}
