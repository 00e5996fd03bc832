package io.glacis.standalone.stack;

import io.glacis.standalone.settings.Home;
import io.glacis.standalone.terminal.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
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
                                + holder(home).map(pid -> " (process " + pid + ")").orElse("")
                                + "; `glacis down` stops it.");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(
                            Long.toString(ProcessHandle.current().pid())
                                    .getBytes(StandardCharsets.US_ASCII)));
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
        try (FileChannel channel =
                FileChannel.open(file(home), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.empty();
            }
            String pid = Files.readString(file(home)).strip();
            return pid.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
