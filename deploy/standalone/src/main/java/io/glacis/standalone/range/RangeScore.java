package io.glacis.standalone.range;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.range.truth.Score;
import io.glacis.range.truth.Truth;
import io.glacis.standalone.scan.Summary;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// A scan of a world held against its ground truth and its politeness budgets.
///
/// @param outOfScopePackets what reached somebody who is not the brand
public record RangeScore(
        String world,
        List<Capability> capabilities,
        Politeness politeness,
        long outOfScopePackets,
        double wallSeconds,
        double recall,
        double precision,
        int decoysHit) {
    public RangeScore {
        capabilities = List.copyOf(capabilities);
    }

    /// One capability. The three lists say by name what is wrong.
    public record Capability(
            String name,
            int truth,
            int found,
            double recall,
            double precision,
            int decoys,
            int decoysHit,
            double latencyP95Seconds,
            List<String> missed,
            List<String> hit,
            List<String> unexpected) {}

    /// What the Range counted.
    public record Politeness(int windowsOverBudget) {}

    static RangeScore of(RangeProcess range, Truth truth, Finds finds, double wallSeconds) {
        Score score = Score.of(truth, finds.items());
        JsonNode counters = range.counters();
        return new RangeScore(
                range.status().path("world").asText(),
                score.capabilities().stream().map(each -> capability(each, finds)).toList(),
                new Politeness(counters.path("windowsOverBudget").asInt()),
                counters.path("outOfScopePackets").asLong(),
                wallSeconds,
                score.recall(),
                score.precision(),
                score.decoysHit());
    }

    private static Capability capability(Score.Capability each, Finds finds) {
        return new Capability(
                each.name(),
                each.truth(),
                each.found(),
                each.recall(),
                each.precision(),
                each.decoys(),
                each.decoysHit(),
                finds.latencySecondsP95(each.name()),
                each.missed(),
                each.hit(),
                each.unexpected());
    }

    static Truth truth(JsonNode said) {
        var capabilities = new TreeMap<String, Truth.Expected>();
        said.properties()
                .forEach(each ->
                        capabilities.put(
                                each.getKey(),
                                new Truth.Expected(
                                        texts(each.getValue().path("truth")),
                                        texts(each.getValue().path("decoys")),
                                        texts(each.getValue().path("neutral")))));
        return new Truth(capabilities);
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new LinkedHashSet<String>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /// Whether everything holds: all found, nothing wrong, nothing impolite, nothing out of scope.
    boolean holds() {
        return recall == 1.0
                && decoysHit == 0
                && politeness.windowsOverBudget() == 0
                && outOfScopePackets == 0;
    }

    Summary.Score summary() {
        return new Summary.Score(recall, precision, decoysHit, politeness.windowsOverBudget());
    }
}
