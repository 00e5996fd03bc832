package io.glacis.rating.model;

import io.glacis.contracts.Severity;
import io.glacis.rating.document.Field;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// The numbers of a rating model, as its versioned file gives them.
///
/// @param name such as `GR-1`
/// @param version of the numbers
/// @param digest over the numbers: two models with one digest rate alike
/// @param weights of the categories, summing to 1
public record Gr1Model(
        String name,
        int version,
        String digest,
        SortedMap<String, Double> weights,
        Bands bands,
        Density density,
        Evidence evidence) {
    /// The model that Glacis ships.
    public static Gr1Model shipped() {
        return Gr1ModelFile.read(Field.resource("model/gr-1.yaml"));
    }

    /// What a word in a rule stands for.
    record Bands(
            Map<Confidence, Double> confidences,
            SortedMap<String, HalfLife> halfLives,
            SortedMap<String, Gate> gates,
            Map<Severity, Integer> slaDays) {}

    /// How findings add up.
    record Density(
            double severityPivot,
            double likelihoodFloor,
            double overdueExtra,
            double clusterGrowth,
            double clusterFactorMax,
            double scale,
            double effectiveAssetsMin) {}

    /// How old and thin evidence is treated.
    record Evidence(
            int graceIntervals,
            double staleBelow,
            double gateConfidenceMin,
            double gateFreshMin,
            double coverageMin) {}

    /// The names of the categories.
    public Set<String> categories() {
        return weights.keySet();
    }

    /// The names of the half-lives.
    public Set<String> halfLives() {
        return bands.halfLives().keySet();
    }

    /// The names of the gates.
    public Set<String> gates() {
        return bands.gates().keySet();
    }

    /// Days to fix a weakness of this severity.
    public int slaDays(double severity) {
        return known(bands.slaDays().get(Severity.of(severity)), "severity");
    }

    /// Days without a new look before an observation begins to fade.
    public int graceDays(int scanIntervalDays) {
        return evidence.graceIntervals() * scanIntervalDays;
    }

    /// Whether every word of a finding stands in this model.
    public boolean speaksOf(String category, Weakness weakness) {
        return weights.containsKey(category)
                && bands.halfLives().containsKey(weakness.halfLife())
                && (weakness.gate() == null || bands.gates().containsKey(weakness.gate()));
    }

    /// For how many days a risk behind this gate can be accepted at most.
    public int acceptDaysMax(@Nullable String gate) {
        Gate known = gate == null ? null : bands.gates().get(gate);
        return known == null ? Gr1ModelFile.DAYS_MAX : known.acceptDaysMax();
    }

    /// Whether a category was looked at too little for its score to rise.
    boolean isProvisional(CategoryCover cover) {
        return cover.cells() == 0 || cover.conclusive() < evidence.coverageMin() * cover.cells();
    }

    double confidence(Confidence confidence) {
        return known(bands.confidences().get(confidence), "confidence");
    }

    HalfLife halfLife(String name) {
        return known(bands.halfLives().get(name), "halfLife");
    }

    Gate gate(String name) {
        return known(bands.gates().get(name), "gate");
    }

    double weight(String category) {
        return known(weights.get(category), "category");
    }

    private static <T> T known(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException(what + " is not in the rating model");
        }
        return value;
    }
}
