package io.glacis.standalone.range;

import io.glacis.standalone.stack.Machine;
import io.glacis.standalone.terminal.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Scans a world with a fresh platform and holds the result against the truth.
@Command(name = "score", description = "Scan a world and hold the result against its ground truth.")
final class RangeScoreCommand implements Callable<Integer> {
    @Option(
            names = "--world",
            paramLabel = "WORLD",
            defaultValue = "acme",
            description = "A shipped world or a world file (default ${DEFAULT-VALUE}).")
    private String world = "acme";

    @Option(names = "--json", description = "Print one JSON object on stdout.")
    private boolean json;

    @Override
    public Integer call() {
        var console = Console.of(json);
        RangeRun run = RangeRun.start(console, Machine.current(), world);
        RangeScore score = run.scan().score();
        console.say(
                "%-28s %6s %6s %7s %9s %7s %5s %8s"
                        .formatted(
                                "capability",
                                "truth",
                                "found",
                                "recall",
                                "precision",
                                "decoys",
                                "hit",
                                "p95"));
        score.capabilities()
                .forEach(each ->
                        console.say(
                                "%-28s %6d %6d %7.3f %9.3f %7d %5d %6.1f s"
                                        .formatted(
                                                each.name(),
                                                each.truth(),
                                                each.found(),
                                                each.recall(),
                                                each.precision(),
                                                each.decoys(),
                                                each.decoysHit(),
                                                each.latencyP95Seconds())));
        console.say(
                "%d rate windows over budget, %d packets out of scope, %.0f s"
                        .formatted(
                                score.politeness().windowsOverBudget(),
                                score.outOfScopePackets(),
                                score.wallSeconds()));
        Shortfalls.of(score).forEach(console::note);
        console.answer(score);
        return score.holds() ? 0 : 1;
    }
}
