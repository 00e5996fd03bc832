package io.glacis.standalone.range;

import io.glacis.standalone.scan.Summary;
import io.glacis.standalone.stack.Addresses;
import io.glacis.standalone.stack.Machine;
import io.glacis.standalone.terminal.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows the whole house at work, on the simulated internet.
@Command(
        name = "demo",
        description =
                "Run the platform on a simulated internet, scan a brand there and show what came"
                        + " out.")
public final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--world",
            paramLabel = "WORLD",
            defaultValue = "acme",
            description = "A shipped world or a world file (default ${DEFAULT-VALUE}).")
    private String world = "acme";

    @Option(names = "--exit", description = "Stop everything when done.")
    private boolean exit;

    @Option(names = "--json", description = "Print one JSON object on stdout.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var console = Console.of(json);
        RangeRun run = RangeRun.start(console, Machine.current(), world);
        RangeRun.Outcome outcome = run.scan();
        Summary summary =
                Summary.of(
                        outcome.portrait(),
                        outcome.score().summary(),
                        run.healthySeconds(),
                        run.machine());
        summary.lines().forEach(console::say);
        Addresses.of(run.machine()).forEach(console::say);
        Shortfalls.of(outcome.score()).forEach(console::note);
        console.answer(summary);
        if (!exit) {
            console.note("Ctrl-C stops everything.");
            run.awaitClosed();
        }
        return outcome.portrait().scan().completed() && outcome.score().holds() ? 0 : 1;
    }
}
