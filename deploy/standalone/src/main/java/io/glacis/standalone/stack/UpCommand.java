package io.glacis.standalone.stack;

import io.glacis.standalone.terminal.Console;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Starts the platform in the background and returns when it is healthy.
@Command(name = "up", description = "Start the platform and wait until it is healthy.")
public final class UpCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON object on stdout.")
    private boolean json;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "180",
            description = "How long to wait for it to be healthy (default ${DEFAULT-VALUE}).")
    private int waitSeconds = 180;

    @Override
    public Integer call() {
        var console = Console.of(json);
        Machine machine = Machine.current();
        BackgroundPlatform platform =
                BackgroundPlatform.start(console, machine, Duration.ofSeconds(waitSeconds));
        Addresses.of(machine).forEach(console::say);
        console.answer(
                Map.of(
                        "services", platform.units(),
                        "healthySeconds", platform.healthySeconds(),
                        "address", machine.address().toString()));
        return platform.units().stream().allMatch(Unit::isUp) ? 0 : 1;
    }
}
