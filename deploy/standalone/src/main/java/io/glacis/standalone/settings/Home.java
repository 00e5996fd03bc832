package io.glacis.standalone.settings;

import io.glacis.standalone.terminal.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/// The one folder that holds a platform's data, keys and logs.
///
/// @param folder where this platform's data lives
/// @param cache where unpacked programs are kept; shared by all platforms of a user
public record Home(Path folder, Path cache) {
    private static final String PRIVATE = "rwx------";

    /// `GLACIS_HOME`, or `.glacis` in the user's home.
    public static Home of(Map<String, String> environment) {
        String configured = environment.getOrDefault("GLACIS_HOME", "");
        Path folder =
                configured.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".glacis")
                        : Path.of(configured).toAbsolutePath().normalize();
        return new Home(folder, folder.resolve("cache"));
    }

    /// A platform of its own for what is not real: the Range's brands never meet a person's brands.
    public Home demo() {
        return new Home(folder.resolve("demo"), cache);
    }

    /// Makes the folders, readable by this user alone.
    public Home create() {
        try {
            for (Path each : new Path[] {folder, cache}) {
                Files.createDirectories(each);
                // Others may pass through but not look: the database's own user has to reach its
                // folder.
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwx--x--x"));
            }
            for (Path each :
                    new Path[] {kafka(), evidence(), keys(), logs(), run(), reports(), egress()}) {
                Files.createDirectories(each);
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString(PRIVATE));
            }
        } catch (IOException e) {
            throw Refusal.missing(
                    "the folder "
                            + folder
                            + " cannot be used ("
                            + e.getMessage()
                            + "); set GLACIS_HOME to a folder that you may write to.");
        }
        return this;
    }

    /// Forgets everything that was stored; only for platforms that are not real.
    public void clear() {
        for (Path each :
                new Path[] {postgres(), kafka(), evidence(), keys(), reports(), egress()}) {
            try (Stream<Path> all = Files.exists(each) ? Files.walk(each) : Stream.of()) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        create();
    }

    public Path configuration() {
        return folder.resolve("glacis.properties");
    }

    public Path postgres() {
        return folder.resolve("pg");
    }

    public Path kafka() {
        return folder.resolve("kafka");
    }

    public Path evidence() {
        return folder.resolve("evidence");
    }

    public Path keys() {
        return folder.resolve("keys");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    public Path run() {
        return folder.resolve("run");
    }

    public Path reports() {
        return folder.resolve("reports");
    }

    /// Where the Range of this platform writes what the services must know about it.
    public Path egress() {
        return run().resolve("range");
    }
}
