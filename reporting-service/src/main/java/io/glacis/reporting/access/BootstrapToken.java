package io.glacis.reporting.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The launcher's own token, in a file that only its user can read. Without the file there is none.
@ApplicationScoped
class BootstrapToken {
    private static final int LENGTH_MIN = 32;

    private final Optional<Path> file;

    BootstrapToken(
            @ConfigProperty(name = "glacis.reporting.bootstrap-token-file") Optional<Path> file) {
        this.file = file;
    }

    /// Whether the text is the token. Read each time: the launcher may renew it.
    boolean matches(String given) {
        if (file.isEmpty() || !Files.isReadable(file.get())) {
            return false;
        }
        try {
            String token = Files.readString(file.get()).strip();
            return token.length() >= LENGTH_MIN
                    && MessageDigest.isEqual(
                            token.getBytes(StandardCharsets.UTF_8),
                            given.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("bootstrap token cannot be read", e);
        }
    }
}
