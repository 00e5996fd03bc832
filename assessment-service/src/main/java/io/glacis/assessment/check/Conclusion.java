package io.glacis.assessment.check;

import io.glacis.assessment.evidence.Exhibit;
import io.glacis.contracts.Outcome;
import io.glacis.contracts.UnknownReason;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a check concluded about one place on an asset; a verdict once its evidence is stored.
///
/// @param locator the place, without volatile parts; empty where the asset is the place
/// @param qod quality of detection, see [Quality]
public record Conclusion(
        String locator,
        Outcome outcome,
        @Nullable UnknownReason unknownReason,
        int qod,
        String summary,
        Map<String, String> facts,
        List<Exhibit> exhibits) {
    public Conclusion {
        facts = new TreeMap<>(facts);
        exhibits = List.copyOf(exhibits);
    }

    /// The weakness is proven.
    public static Conclusion exposed(
            String locator,
            int qod,
            String summary,
            Map<String, String> facts,
            List<Exhibit> exhibits) {
        return new Conclusion(locator, Outcome.EXPOSED, null, qod, summary, facts, exhibits);
    }

    /// Its absence is proven.
    public static Conclusion closed(String summary, List<Exhibit> exhibits) {
        return new Conclusion(
                "", Outcome.CLOSED, null, Quality.ACTIVE, summary, Map.of(), exhibits);
    }

    /// The product is there; nothing is proven either way.
    public static Conclusion present(
            int qod, String summary, Map<String, String> facts, List<Exhibit> exhibits) {
        return new Conclusion("", Outcome.PRESENT, null, qod, summary, facts, exhibits);
    }

    /// Nothing can be said.
    public static Conclusion unknown(UnknownReason reason, String summary) {
        return new Conclusion(
                "", Outcome.UNKNOWN, reason, Quality.NOTE, summary, Map.of(), List.of());
    }

    /// The check does not concern this asset.
    public static Conclusion notApplicable(String summary) {
        return new Conclusion(
                "", Outcome.NOT_APPLICABLE, null, Quality.NOTE, summary, Map.of(), List.of());
    }

    /// The same about another place.
    public Conclusion at(String place) {
        return new Conclusion(place, outcome, unknownReason, qod, summary, facts, exhibits);
    }
}
