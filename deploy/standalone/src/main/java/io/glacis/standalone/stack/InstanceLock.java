package io.glacis.standalone.stack;

import io.glacis.standalone.settings.Home;
import io.glacis.standalone.terminal.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// One platform per home. The operating system gives the lock back when its holder dies, however it
/// dies.
final class InstanceLock implements AutoCloseable {
    private final FileChannel channel;

    private InstanceLock(FileChannel channel) {
        this.channel = channel;
    }

    static InstanceLock take(Home home) {
        try {
            FileChannel channel =
                    FileChannel.open(
                            file(home), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw Refusal.fellShort(
                        "Glacis already runs on "
                                + home.folder()
                                + noted(home).map(pid -> " (process " + pid + ")").orElse("")
                                + "; `glacis down` stops it.");
            }
            Files.writeString(pidFile(home), Long.toString(ProcessHandle.current().pid()));
            return new InstanceLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The process that runs this home's platform, if one does.
    static Optional<Long> holder(Home home) {
        if (!Files.exists(file(home))) {
            return Optional.empty();
        }
        Optional<Long> noted = noted(home);
        if (noted.equals(Optional.of(ProcessHandle.current().pid()))) {
            return noted; // POSIX: to open and close our own lock's file would give the lock back
        }
        try (FileChannel channel =
                FileChannel.open(file(home), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.empty();
            }
            return noted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Long> noted(Home home) {
        try {
            Path file = pidFile(home);
            String pid = Files.exists(file) ? Files.readString(file).strip() : "";
            return pid.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path pidFile(Home home) {
        return home.run().resolve("pid");
    }

    private static Path file(Home home) {
        return home.run().resolve("lock");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
