package io.glacis.reporting.evidence;

import io.glacis.contracts.TenantId;
import io.glacis.platform.evidence.EvidenceStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Evidence as text that people can read and browsers cannot run.
@ApplicationScoped
public class Capsules {
    private static final int SHOWN_BYTES_MAX = 32 << 10;
    private static final int REPLACEMENT = 0xfffd;

    private final EvidenceStore store;

    Capsules(EvidenceStore store) {
        this.store = store;
    }

    /// The beginning of a piece of evidence, empty where there is none for this tenant.
    public Optional<Text> text(TenantId tenant, String digest) {
        return store.get(tenant, digest).map(Capsules::shown);
    }

    Optional<byte[]> bytes(TenantId tenant, String digest) {
        return store.get(tenant, digest);
    }

    private static Text shown(byte[] bytes) {
        int length = Math.min(bytes.length, SHOWN_BYTES_MAX);
        StringBuilder text = new StringBuilder(length);
        new String(bytes, 0, length, StandardCharsets.UTF_8)
                .codePoints()
                .forEach(c -> text.appendCodePoint(isPlain(c) ? c : REPLACEMENT));
        return new Text(text.toString(), bytes.length, length < bytes.length);
    }

    private static boolean isPlain(int c) {
        int type = Character.getType(c);
        return c == '\n' || c == '\t' || (type != Character.CONTROL && type != Character.FORMAT);
    }

    /// The beginning of a piece of evidence.
    public record Text(String text, long bytes, boolean isCut) {}
}
