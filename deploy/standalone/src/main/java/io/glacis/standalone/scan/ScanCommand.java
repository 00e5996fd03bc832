package io.glacis.standalone.scan;

import io.glacis.contracts.Hostname;
import io.glacis.standalone.stack.Addresses;
import io.glacis.standalone.stack.BackgroundPlatform;
import io.glacis.standalone.stack.Machine;
import io.glacis.standalone.terminal.Console;
import io.glacis.standalone.terminal.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Scans a brand that is declared by one domain; starts the platform when it does not run.
@Command(
        name = "scan",
        description = {
            "Declare a brand by one domain and scan it.",
            "Scan only what is yours, or what you were asked in writing to test."
        })
public final class ScanCommand implements Callable<Integer> {
    private static final Duration HEALTHY_WITHIN = Duration.ofMinutes(3);

    @Parameters(paramLabel = "DOMAIN", description = "A domain that you may test.")
    private String domain = "";

    @Option(names = "--json", description = "Print one JSON object on stdout.")
    private boolean json;

    @Option(
            names = "--wait",
            paramLabel = "MINUTES",
            defaultValue = "240",
            description = "How long the scan may take (default ${DEFAULT-VALUE}).")
    private int waitMinutes = 240;

    @Override
    public Integer call() {
        var console = Console.of(json);
        String name = canonical(domain);
        Machine own = Machine.current();
        Optional<Machine> running = own.running();
        double healthySeconds =
                running.isPresent()
                        ? 0
                        : BackgroundPlatform.start(console, own, HEALTHY_WITHIN).healthySeconds();
        Machine machine = running.orElse(own);
        console.note("You say that you may test " + name + " and everything below it.");
        Portrait portrait =
                new ScanRun(console, machine)
                        .of(
                                new ScanRun.Declaration(name, List.of(name), List.of()),
                                Duration.ofMinutes(waitMinutes));
        Summary summary = Summary.of(portrait, null, healthySeconds, machine);
        summary.lines().forEach(console::say);
        Addresses.of(machine).forEach(console::say);
        console.answer(summary);
        return portrait.scan().completed() ? 0 : 1;
    }

    private static String canonical(String domain) {
        try {
            Hostname name = new Hostname(domain);
            if (name.depth() < 2) {
                throw new IllegalArgumentException("it needs at least two labels");
            }
            return name.text();
        } catch (IllegalArgumentException e) {
            throw Refusal.badInput("the domain is malformed: " + e.getMessage() + ".");
        }
    }
}
