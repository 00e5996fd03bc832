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

/// A platform whose supervisor outlives the command and the terminal that started it.
///
/// @param healthySeconds how long it took to become healthy
public record BackgroundPlatform(List<Unit> units, double healthySeconds) {
    public BackgroundPlatform {
        units = List.copyOf(units);
    }

    /// Starts it and waits until it is healthy.
    public static BackgroundPlatform start(Console console, Machine machine, Duration within) {
        machine.home().create();
        Platform.requireStartable(machine);
        Process supervisor = startSupervisor(machine);
        double seconds =
                new Waiting(console, machine)
                        .untilHealthy(() -> units(machine, supervisor), within);
        return new BackgroundPlatform(units(machine, supervisor), seconds);
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
