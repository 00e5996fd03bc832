package io.glacis.platform.evidence;

import io.glacis.contracts.Digest;
import io.glacis.contracts.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;

/// Content-addressed evidence in a folder that all services share: `tenant/ab/abcdef…`.
///
/// Storing the same bytes twice is one file. A file is complete or absent, whatever is killed when,
/// and what is read is checked against its name. Callers bound and redact evidence before it comes
/// here.
public final class EvidenceStore {
    /// One piece of evidence is at most this long.
    public static final int BYTES_MAX = 256 * 1024;

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;

    /// A store in `folder`, which is made where it does not exist.
    public EvidenceStore(Path folder) {
        this.folder = folder;
        makeFolder(folder);
    }

    /// Stores the bytes and gives their digest.
    ///
    /// @throws IllegalArgumentException when they are longer than evidence may be
    /// @throws UncheckedIOException when the disk refuses
    public String put(TenantId tenant, byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            throw new IllegalArgumentException(
                    "evidence must be at most " + BYTES_MAX + " bytes, was " + bytes.length);
        }
        String digest = Digest.ofBytes(bytes);
        Path file = file(tenant, digest);
        if (!Files.exists(file)) {
            write(file, bytes);
        }
        return digest;
    }

    /// The evidence with this digest, or empty where there is none for this tenant.
    ///
    /// @throws IllegalStateException when the bytes on disk are not what their name says
    public Optional<byte[]> get(TenantId tenant, String digest) {
        if (!DIGEST.matcher(digest).matches()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(file(tenant, digest));
            if (!Digest.ofBytes(bytes).equals(digest)) {
                throw new IllegalStateException("evidence was changed on disk: " + digest);
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(TenantId tenant, String digest) {
        return folder.resolve(tenant.text()).resolve(digest.substring(0, 2)).resolve(digest);
    }

    private static void write(Path file, byte[] bytes) {
        Path shelf = file.resolveSibling(".");
        makeFolder(shelf);
        try {
            Path unfinished = Files.createTempFile(shelf, ".new-", "");
            Files.write(unfinished, bytes, StandardOpenOption.SYNC);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            return; // somebody stored the same bytes meanwhile
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
