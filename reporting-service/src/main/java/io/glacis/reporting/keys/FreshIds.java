package io.glacis.reporting.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Ids that nothing determines: for what a person starts without saying a key of their own.
@ApplicationScoped
public class FreshIds {
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    /// 128 bits as hex digits.
    public String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
