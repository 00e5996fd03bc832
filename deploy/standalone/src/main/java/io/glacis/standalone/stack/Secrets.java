package io.glacis.standalone.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// Makes the keys and passwords of one platform, once; each in a file that this user alone may
/// read.
final class Secrets {
    private static final int BYTES = 32;

    private Secrets() {}

    /// The text in the file; made up at random when there is no file yet.
    static String text(Path file) {
        try {
            if (!Files.exists(file)) {
                var bytes = new byte[BYTES];
                new SecureRandom().nextBytes(bytes);
                write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(
                draft,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text, StandardOpenOption.WRITE);
        Files.move(draft, file);
    }
}
