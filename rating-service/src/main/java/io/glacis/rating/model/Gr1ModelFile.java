package io.glacis.rating.model;

import io.glacis.contracts.Digest;
import io.glacis.contracts.Severity;
import io.glacis.rating.document.Field;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/// Reads a model file. A file that could break a promise of the rating, such as that a new finding
/// never raises it, is refused with the name of the field.
public final class Gr1ModelFile {
    private static final double WEIGHT_SUM_SLACK = 1e-9;
    static final int DAYS_MAX = 36_500;
    private static final int SCORE_MAX = 100;

    private Gr1ModelFile() {}

    /// The model in a document.
    public static Gr1Model read(Field root) {
        root.only(
                "model",
                "version",
                "weights",
                "confidences",
                "halfLives",
                "gates",
                "slaDays",
                "density",
                "evidence");
        String name = root.at("model").text();
        int version = root.at("version").whole(1, Integer.MAX_VALUE);
        SortedMap<String, Double> weights = weights(root.at("weights"));
        Gr1Model.Bands bands =
                new Gr1Model.Bands(
                        confidences(root.at("confidences")),
                        Collections.unmodifiableSortedMap(
                                root.at("halfLives").entries(Gr1ModelFile::halfLife)),
                        Collections.unmodifiableSortedMap(
                                root.at("gates").entries(Gr1ModelFile::gate)),
                        slaDays(root.at("slaDays")));
        Gr1Model.Density density = density(root.at("density"));
        Gr1Model.Evidence evidence = evidence(root.at("evidence"));
        String digest =
                Digest.of(
                        "rating-model/1",
                        name,
                        Integer.toString(version),
                        weights.toString(),
                        bands.toString(),
                        density.toString(),
                        evidence.toString());
        return new Gr1Model(name, version, digest, weights, bands, density, evidence);
    }

    private static SortedMap<String, Double> weights(Field field) {
        SortedMap<String, Double> weights = field.entries(weight -> weight.number(0, 1));
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        if (StrictMath.abs(sum - 1) > WEIGHT_SUM_SLACK) {
            throw field.wrong("must sum to 1, summed to " + sum);
        }
        return Collections.unmodifiableSortedMap(weights);
    }

    private static Map<Confidence, Double> confidences(Field field) {
        field.only("verified", "firm", "tentative", "inferred");
        Map<Confidence, Double> confidences = new EnumMap<>(Confidence.class);
        double above = 1;
        for (Confidence confidence : Confidence.values()) {
            // A surer class that weighed less would let better evidence raise the score.
            above = field.at(confidence.word()).number(0, above);
            confidences.put(confidence, above);
        }
        return Collections.unmodifiableMap(confidences);
    }

    private static HalfLife halfLife(Field field) {
        field.only("days", "stop");
        Field days = field.at("days");
        Field stop = field.at("stop");
        return new HalfLife(
                days.is("none") ? null : (Integer) days.whole(1, DAYS_MAX),
                stop.isPresent() ? (Integer) stop.whole(1, DAYS_MAX) : null);
    }

    private static Gate gate(Field field) {
        field.only("cap", "pastDue", "acceptDaysMax");
        int cap = field.at("cap").whole(0, SCORE_MAX);
        Field pastDue = field.at("pastDue");
        Field accept = field.at("acceptDaysMax");
        return new Gate(
                cap,
                pastDue.isPresent() ? pastDue.whole(0, cap) : cap,
                accept.isPresent() ? accept.whole(1, DAYS_MAX) : DAYS_MAX);
    }

    private static Map<Severity, Integer> slaDays(Field field) {
        Map<Severity, Integer> days = new EnumMap<>(Severity.class);
        field.only(Stream.of(Severity.values()).map(Gr1ModelFile::word).toArray(String[]::new));
        int longest = DAYS_MAX;
        for (Severity severity : List.of(Severity.values()).reversed()) {
            // Worse weaknesses may not have more time, or a higher severity could raise the score.
            longest = field.at(word(severity)).whole(1, longest);
            days.put(severity, longest);
        }
        return Collections.unmodifiableMap(days);
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private static Gr1Model.Density density(Field field) {
        field.only(
                "severityPivot",
                "likelihoodFloor",
                "overdueExtra",
                "clusterGrowth",
                "clusterFactorMax",
                "scale",
                "effectiveAssetsMin");
        return new Gr1Model.Density(
                field.at("severityPivot").number(0, 10),
                field.at("likelihoodFloor").number(0, 1),
                field.at("overdueExtra").number(0, 10),
                field.at("clusterGrowth").number(0, 10),
                field.at("clusterFactorMax").number(1, 100),
                field.at("scale").number(0.01, 100),
                field.at("effectiveAssetsMin").number(1, 1_000));
    }

    private static Gr1Model.Evidence evidence(Field field) {
        field.only(
                "graceIntervals", "staleBelow", "gateConfidenceMin", "gateFreshMin", "coverageMin");
        return new Gr1Model.Evidence(
                field.at("graceIntervals").whole(0, 100),
                field.at("staleBelow").number(0, 1),
                field.at("gateConfidenceMin").number(0, 1),
                field.at("gateFreshMin").number(0, 1),
                field.at("coverageMin").number(0, 1));
    }
}
