package io.glacis.range.world;

import java.time.Instant;
import java.util.List;

/// A certificate that the public logs hold.
public record WorldCertificate(
        long id,
        List<String> names,
        String issuer,
        String organisation,
        Instant notBefore,
        Instant notAfter) {
    public WorldCertificate {
        names = List.copyOf(names);
    }

    public String commonName() {
        return names.getFirst();
    }
}
