package io.glacis.standalone.scan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.glacis.standalone.stack.Machine;
import io.glacis.standalone.stack.ResidentMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What `scan` and `demo` print at the end.
///
/// @param score how the scan did against the ground truth, where there is one
/// @param pdf the path of the executive report
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Summary(
        Portrait.Scan scan,
        Portrait.Rating rating,
        Map<String, Integer> findings,
        @Nullable Score score,
        Timings timings,
        Memory memory,
        String pdf,
        String address) {
    /// Against the ground truth.
    public record Score(double recall, double precision, int decoysHit, int windowsOverBudget) {}

    /// How long it took.
    public record Timings(double healthySeconds, double scanSeconds, double firstFindingSeconds) {}

    /// What all processes together hold in memory.
    public record Memory(long rssMiB) {}

    /// Puts together what a scan made, on this machine.
    public static Summary of(
            Portrait portrait, @Nullable Score score, double healthySeconds, Machine machine) {
        return new Summary(
                portrait.scan(),
                portrait.rating(),
                portrait.findings(),
                score,
                new Timings(healthySeconds, portrait.scanSeconds(), portrait.firstFindingSeconds()),
                new Memory(ResidentMemory.mebibytes(machine)),
                portrait.pdf().toString(),
                machine.address().toString());
    }

    /// The same for people.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("Rating     %.1f of 100, grade %s".formatted(rating.score(), rating.grade()));
        lines.add(
                "Findings   "
                        + findings.entrySet().stream()
                                .map(each -> each.getValue() + " " + each.getKey())
                                .collect(Collectors.joining(", ")));
        if (score != null) {
            lines.add(
                    "Score      recall %.3f, precision %.3f, %d decoys hit, %d rate windows over budget"
                            .formatted(
                                    score.recall(),
                                    score.precision(),
                                    score.decoysHit(),
                                    score.windowsOverBudget()));
        }
        lines.add(
                "Scan       %d tasks in %.0f s, first finding after %.0f s"
                        .formatted(
                                scan.tasks(),
                                timings.scanSeconds(),
                                timings.firstFindingSeconds()));
        lines.add("Memory     %d MiB in all processes".formatted(memory.rssMiB()));
        lines.add("Report     " + pdf);
        return lines;
    }
}
