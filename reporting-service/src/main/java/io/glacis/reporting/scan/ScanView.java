package io.glacis.reporting.scan;

import io.glacis.contracts.Stage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A scan as people watch it.
///
/// @param growing whether new work was still found lately, so that `known` is not the end
/// @param lastEventAt when something was last heard of it
/// @param stall why nothing seems to happen, in plain words; absent while all is well
/// @param eta how long it may still take; absent before there is a pace
/// @param version rises with everything heard; the id of the scan's live events
public record ScanView(
        String id,
        String brand,
        State state,
        int generation,
        String lane,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Instant lastEventAt,
        List<StageView> stages,
        boolean growing,
        @Nullable String stall,
        @Nullable Eta eta,
        long version) {
    public ScanView {
        stages = List.copyOf(stages);
    }

    /// How far a scan is.
    public enum State {
        REQUESTED,
        RUNNING,
        COMPLETED
    }

    /// Tasks of one stage.
    public record StageView(Stage stage, long known, long settled, long failed) {}

    /// An interval, because nobody knows better.
    public record Eta(long lowSeconds, long highSeconds) {}
}
