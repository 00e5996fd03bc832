package io.glacis.standalone.stack;

import io.glacis.standalone.terminal.Console;
import io.glacis.standalone.terminal.Refusal;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
        machine.home().create();
        Platform.requireStartable(machine);
        Process supervisor = startSupervisor(machine);
        new Waiting(console, machine)
                .untilHealthy(() -> units(machine, supervisor), Duration.ofSeconds(waitSeconds));
        List<Unit> units = units(machine, supervisor);
        Addresses.of(machine).forEach(console::say);
        console.answer(Map.of("services", units, "address", machine.address().toString()));
        return units.stream().allMatch(Unit::isUp) ? 0 : 1;
    }

    private static Process startSupervisor(Machine machine) {
        var command = new ArrayList<String>();
        command.add("setsid");
        command.addAll(
                Installation.java(
                        "-Xmx384m",
                        "-Xss512k",
                        "-XX:TieredStopAtLevel=1",
                        "-Dglacis.root=" + machine.installation().root(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.glacis.standalone.GlacisMain",
                        "supervise"));
        try {
            Files.deleteIfExists(log(machine));
            return new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(log(machine).toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path log(Machine machine) {
        return machine.home().logs().resolve("supervisor.log");
    }

    private static List<Unit> units(Machine machine, Process supervisor) {
        if (!supervisor.isAlive()) {
            try {
                throw Refusal.fellShort(
                        "the platform ended while starting: "
                                + Files.readString(log(machine)).strip());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return PlatformState.read(machine.home()).map(PlatformState::services).orElse(List.of());
    }
}
