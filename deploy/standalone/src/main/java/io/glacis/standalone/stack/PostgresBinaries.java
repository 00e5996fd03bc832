package io.glacis.standalone.stack;

import io.glacis.standalone.terminal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked once from the jar that brings them.
record PostgresBinaries(Path folder) {
    private static final String DONE = ".unpacked";
    private static final Set<PosixFilePermission> PROGRAM =
            PosixFilePermissions.fromString("rwxr-xr-x");

    static PostgresBinaries in(Path cache) throws IOException {
        String archive = "/postgres-linux-" + architecture() + ".txz";
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw Refusal.missing(
                        "no embedded PostgreSQL comes with Glacis for this machine ("
                                + System.getProperty("os.name")
                                + " "
                                + System.getProperty("os.arch")
                                + "); set glacis.postgres.url to a PostgreSQL of your own.");
            }
            Path folder = cache.resolve("postgresql-" + packed.available());
            if (!Files.exists(folder.resolve(DONE))) {
                unpack(packed, folder);
            }
            return new PostgresBinaries(folder);
        }
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        Path draft = Files.createTempDirectory(folder.getParent(), "unpacking");
        Files.setPosixFilePermissions(draft, PROGRAM);
        try (var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                write(tar, entry, draft.resolve(entry.getName()).normalize());
            }
        }
        Files.createFile(draft.resolve(DONE));
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            return; // another launcher was faster, and unpacked the same
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(file, PROGRAM);
        }
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }
}
