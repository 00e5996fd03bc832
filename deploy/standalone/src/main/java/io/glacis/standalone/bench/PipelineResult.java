package io.glacis.standalone.bench;

import java.util.List;

/// What `bench pipeline` prints.
///
/// @param ratio our events a second by the baseline's; the baseline does nothing with them
public record PipelineResult(
        String name,
        double ratio,
        String peer,
        String peerVersion,
        List<Run> runs,
        double eventsPerSecond) {
    public PipelineResult {
        runs = List.copyOf(runs);
    }

    /// One scan and one baseline.
    public record Run(
            long events, double seconds, double eventsPerSecond, double peerEventsPerSecond) {}

    static PipelineResult of(List<Run> runs) {
        double ours = runs.stream().mapToDouble(Run::eventsPerSecond).max().orElse(0);
        double peer = runs.stream().mapToDouble(Run::peerEventsPerSecond).max().orElse(1);
        return new PipelineResult(
                "pipeline",
                Math.round(ours / peer * 1000) / 1000.0,
                "Kafka to one PostgreSQL insert per record, without any work",
                "Kafka 4.1.1, PostgreSQL 18.1",
                runs,
                ours);
    }
}
