package io.glacis.investigation.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/// The key that wraps all other keys, from a file: 32 bytes, or those bytes in base64 or hex.
final class VaultKey {
    static final int BYTES = 32;
    private static final int FILE_BYTES_MAX = 256;
    private static final String SETTING = "glacis.vault.key-file: ";
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    private final byte[] bytes;

    private VaultKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @throws IllegalStateException in one sentence that names the setting and the file
    static VaultKey read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(FILE_BYTES_MAX);
            requirePrivate(file);
            byte[] bytes = decoded(content).orElse(null);
            if (bytes == null) {
                throw new IllegalStateException(
                        SETTING + file + " must hold 32 bytes, as they are or in base64 or hex");
            }
            return new VaultKey(bytes);
        } catch (NoSuchFileException e) {
            throw new IllegalStateException(SETTING + file + " does not exist", e);
        } catch (IOException e) {
            throw new IllegalStateException(SETTING + file + " cannot be read", e);
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
            throw new IllegalStateException(
                    SETTING + file + " must be readable by its owner alone");
        }
    }

    private static Optional<byte[]> decoded(byte[] content) {
        if (content.length == BYTES) {
            return Optional.of(content);
        }
        String text = new String(content, StandardCharsets.US_ASCII).strip();
        try {
            byte[] bytes =
                    text.length() == 2 * BYTES
                            ? HexFormat.of().parseHex(text)
                            : Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
            return bytes.length == BYTES ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "VaultKey";
    }
}
