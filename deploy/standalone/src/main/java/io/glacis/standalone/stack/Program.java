package io.glacis.standalone.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A program that runs as a process of its own for as long as the platform is up.
///
/// @param environment set for the process, on top of what it inherits
/// @param log gets what the process prints
/// @param isReady whether the running process can do its work
/// @param askToStop tells the process to end itself
public record Program(
        String name,
        int port,
        List<String> command,
        Map<String, String> environment,
        Path log,
        BooleanSupplier isReady,
        Consumer<Process> askToStop) {
    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
