package io.glacis.rating.model;

import io.glacis.contracts.Digest;
import java.util.Comparator;
import java.util.stream.Stream;

/// A digest over everything that a rating follows from: equal digests, equal ratings.
///
/// Ages stand in it by their effect, not in days, so that a day on which nothing changes is no new
/// rating.
public final class InputsDigest {
    private InputsDigest() {}

    /// The digest of a portfolio under a model.
    public static String of(Gr1Model model, Portfolio portfolio) {
        Stream<String> findings =
                portfolio.findings().stream()
                        .sorted(Comparator.comparing(RatedFinding::id))
                        .map(finding -> line(finding, model));
        Stream<String> cover =
                portfolio.cover().entrySet().stream()
                        .map(entry -> line(entry.getKey(), entry.getValue(), model));
        return Digest.of(
                Stream.of(Stream.of("rating-inputs/1", model.digest()), findings, cover)
                        .flatMap(s -> s)
                        .toArray(String[]::new));
    }

    private static String line(String category, CategoryCover cover, Gr1Model model) {
        return Digest.of(
                "rating-cover/1",
                category,
                Long.toString(cover.effectiveAssets()),
                Long.toString(cover.cells()),
                Long.toString(cover.conclusive()),
                Double.toHexString(model.isProvisional(cover) ? cover.heldDensity() : 0));
    }

    private static String line(RatedFinding finding, Gr1Model model) {
        Impact impact = Impact.of(finding, model);
        Weakness weakness = finding.weakness();
        return Digest.of(
                "rating-finding/1",
                finding.id(),
                finding.category(),
                finding.clusterKey(),
                finding.title(),
                weakness.toString(),
                Double.toHexString(impact.left()),
                Double.toHexString(impact.density()),
                Boolean.toString(finding.times().isPastDue()),
                finding.place().toString(),
                Boolean.toString(finding.accepted()));
    }
}
