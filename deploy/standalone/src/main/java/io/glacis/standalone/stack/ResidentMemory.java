package io.glacis.standalone.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What a platform's processes hold in memory: the sum of their resident sets, shared pages counted
/// in each.
public final class ResidentMemory {
    private ResidentMemory() {}

    /// Of the supervisor and all that it has started.
    public static long mebibytes(Machine machine) {
        return InstanceLock.holder(machine.home()).flatMap(ProcessHandle::of).stream()
                        .flatMap(supervisor ->
                                Stream.concat(Stream.of(supervisor), supervisor.descendants()))
                        .mapToLong(process -> kibibytes(process.pid()))
                        .sum()
                / 1024;
    }

    private static long kibibytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException e) {
            return 0; // it has just ended
        }
    }
}
