package io.glacis.standalone.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What a platform's processes hold in memory together: their resident sets, with a page that
/// several share counted once. PostgreSQL's many processes share most of theirs.
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
        Path process = Path.of("/proc", Long.toString(pid));
        long shared = field(process.resolve("smaps_rollup"), "Pss:");
        return shared > 0 ? shared : field(process.resolve("status"), "VmRSS:");
    }

    private static long field(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0; // it has just ended, or is not ours to look into
        }
    }
}
