package io.glacis.standalone.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How far a scan is, as the API tells it.
///
/// @param isGrowing whether new tasks are still being found
/// @param stall why nothing moves, in plain words; empty when something does
record ScanProgress(
        boolean isCompleted, List<StageProgress> stages, boolean isGrowing, String stall) {
    record StageProgress(String stage, long known, long settled) {}

    ScanProgress {
        stages = List.copyOf(stages);
    }

    static ScanProgress of(JsonNode scan) {
        var stages = new ArrayList<StageProgress>();
        scan.path("stages")
                .forEach(each ->
                        stages.add(
                                new StageProgress(
                                        each.path("stage").asText().toLowerCase(Locale.ROOT),
                                        each.path("known").asLong(),
                                        each.path("settled").asLong())));
        return new ScanProgress(
                scan.path("state").asText().equalsIgnoreCase("COMPLETED"),
                stages,
                scan.path("growing").asBoolean(),
                scan.path("stall").isTextual() ? scan.path("stall").asText() : "");
    }

    long known() {
        return stages.stream().mapToLong(StageProgress::known).sum();
    }

    long settled() {
        return stages.stream().mapToLong(StageProgress::settled).sum();
    }
}
