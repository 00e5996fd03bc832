package io.glacis.standalone.scan;

import io.glacis.standalone.terminal.Console;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/// Shows a person how far a scan is: on a terminal in one line that changes, elsewhere a line now
/// and then.
final class ProgressDisplay {
    private static final Duration LINE_EVERY = Duration.ofSeconds(5);
    private static final Duration SHORT_WINDOW = Duration.ofSeconds(8);
    private static final Duration LONG_WINDOW = Duration.ofSeconds(40);

    private final Console console;
    private final Deque<Moment> moments = new ArrayDeque<>();
    private long saidAt;

    private record Moment(long nanos, long settled) {}

    ProgressDisplay(Console console) {
        this.console = console;
        this.saidAt = System.nanoTime() - LINE_EVERY.toNanos();
    }

    void show(ScanProgress progress) {
        long now = System.nanoTime();
        moments.addLast(new Moment(now, progress.settled()));
        while (now - moments.getFirst().nanos() > LONG_WINDOW.toNanos()) {
            moments.removeFirst();
        }
        if (console.isInteractive()) {
            console.redraw(line(progress));
        } else if (now - saidAt >= LINE_EVERY.toNanos() || progress.isCompleted()) {
            saidAt = now;
            console.note(line(progress));
        }
    }

    void end() {
        if (console.isInteractive()) {
            console.note("");
        }
    }

    private String line(ScanProgress progress) {
        String stages =
                progress.stages().stream()
                        .filter(stage -> stage.known() > 0)
                        .map(stage ->
                                "%s %d/%d".formatted(stage.stage(), stage.settled(), stage.known()))
                        .collect(Collectors.joining(" · "));
        return (stages.isEmpty() ? "getting ready" : stages) + " | " + outlook(progress);
    }

    /// What is to be expected, never more exact than what is known.
    private String outlook(ScanProgress progress) {
        if (progress.isCompleted()) {
            return "complete";
        }
        if (!progress.stall().isEmpty()) {
            return progress.stall();
        }
        long left = progress.known() - progress.settled();
        double recent = perSecond(SHORT_WINDOW);
        double usual = perSecond(LONG_WINDOW);
        if (usual <= 0) {
            return moments.size() < 10 ? "starting" : "waiting for the first answers";
        }
        if (recent <= 0) {
            return "nothing has ended for a while; slow answers or politeness limits";
        }
        long soonest = Math.round(left / Math.max(recent, usual));
        long latest = Math.round(left / Math.min(recent, usual)) + 1;
        return "%s to go%s"
                .formatted(
                        soonest == latest ? latest + " s" : soonest + "-" + latest + " s",
                        progress.isGrowing() ? ", still finding more" : "");
    }

    private double perSecond(Duration window) {
        Moment last = moments.getLast();
        Moment first =
                moments.stream()
                        .filter(moment -> last.nanos() - moment.nanos() <= window.toNanos())
                        .findFirst()
                        .orElse(last);
        double seconds = (last.nanos() - first.nanos()) / 1e9;
        return seconds <= 0 ? 0 : (last.settled() - first.settled()) / seconds;
    }
}
