package io.glacis.reporting.scan;

import io.glacis.reporting.scan.ScanView.Eta;
import io.glacis.reporting.scan.ScanView.StageView;
import io.glacis.reporting.scan.ScanView.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What can honestly be said about a scan's pace.
final class Pace {
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Duration GROWING_FOR = Duration.ofSeconds(20);
    private static final long SETTLED_MIN = 5;

    private Pace() {}

    static boolean isGrowing(State state, @Nullable Instant grewAt, Instant now) {
        return state != State.COMPLETED
                && grewAt != null
                && Duration.between(grewAt, now).compareTo(GROWING_FOR) < 0;
    }

    /// Why nothing seems to happen, or null while something does.
    static @Nullable String stall(
            State state,
            Instant requestedAt,
            @Nullable Instant lastEventAt,
            List<StageView> stages,
            Instant now) {
        Duration silence = Duration.between(lastEventAt == null ? requestedAt : lastEventAt, now);
        if (state == State.COMPLETED || silence.compareTo(QUIET) < 0) {
            return null;
        }
        if (state == State.REQUESTED) {
            return "Discovery has not begun for "
                    + words(silence)
                    + ". It may be stopped or still busy with other scans.";
        }
        String waiting =
                stages.stream()
                        .filter(stage -> stage.known() > stage.settled())
                        .map(stage ->
                                stage.known()
                                        - stage.settled()
                                        + " in "
                                        + stage.stage().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
        return "Nothing was finished for "
                + words(silence)
                + "."
                + (waiting.isEmpty()
                        ? " All known work is done; the last counts are on their way."
                        : " Still waiting: "
                                + waiting
                                + ". Slow sites and our own rate limits are the usual reasons.");
    }

    /// How long the known work may still take, from the pace so far; the upper end allows for work
    /// not yet known.
    static @Nullable Eta eta(
            State state, @Nullable Instant startedAt, List<StageView> stages, Instant now) {
        long known = stages.stream().mapToLong(StageView::known).sum();
        long settled = stages.stream().mapToLong(StageView::settled).sum();
        if (state != State.RUNNING
                || startedAt == null
                || settled < SETTLED_MIN
                || now.isBefore(startedAt)) {
            return null;
        }
        double secondsEach = (double) Duration.between(startedAt, now).toMillis() / 1_000 / settled;
        long left = known - settled;
        return new Eta(
                Math.round(left * secondsEach * 0.5),
                Math.round((left * 2 + known * 0.1) * secondsEach));
    }

    private static String words(Duration silence) {
        return silence.toMinutes() >= 2
                ? silence.toMinutes() + " minutes"
                : silence.toSeconds() + " seconds";
    }
}
