package io.glacis.reporting.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// A key in a file of its own, made at the first start. Page tokens are signed with it and webhook
/// secrets derived from it, so that neither stands in the database.
@ApplicationScoped
public class ServerKey {
    private static final int KEY_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    ServerKey(@ConfigProperty(name = "glacis.reporting.key-file") Path file) {
        key = readOrMake(file);
    }

    /// HMAC-SHA256 over a purpose and parts, each with its length before it.
    public byte[] mac(String purpose, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            feed(mac, purpose.getBytes(StandardCharsets.UTF_8));
            for (byte[] part : parts) {
                feed(mac, part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static void feed(Mac mac, byte[] part) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        mac.update(part);
    }

    private static byte[] readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            byte[] read = HexFormat.of().parseHex(Files.readString(file).strip());
            if (read.length != KEY_BYTES) {
                throw new IllegalArgumentException("key has " + read.length + " bytes");
            }
            return read;
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "glacis.reporting.key-file must hold 64 hex digits: " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("glacis.reporting.key-file cannot be used: " + file, e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path unfinished =
                Files.createTempFile(
                        file.toAbsolutePath().getParent(),
                        ".key-",
                        "",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, HexFormat.of().formatHex(fresh), StandardOpenOption.SYNC);
        try {
            // a link, not a move: whoever comes second keeps the first one's key
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException e) {
            Files.delete(unfinished);
            return;
        }
        Files.delete(unfinished);
    }
}
