package io.glacis.investigation.vault;

import io.glacis.contracts.TenantId;
import io.glacis.investigation.secrets.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.TreeMap;

/// One tenant's keys, unwrapped: data keys by version, and the pepper of fingerprints.
///
/// The newest data key seals; every one opens.
final class TenantKeys {
    private static final String FIELD = "text";

    private final TenantId tenant;
    private final byte[] pepper;
    private final NavigableMap<Integer, byte[]> dataKeys;
    private final SecureRandom random;

    TenantKeys(
            TenantId tenant,
            byte[] pepper,
            NavigableMap<Integer, byte[]> dataKeys,
            SecureRandom random) {
        this.tenant = tenant;
        this.pepper = pepper;
        this.dataKeys = new TreeMap<>(dataKeys);
        this.random = random;
    }

    int version() {
        return dataKeys.lastKey();
    }

    boolean knows(int version) {
        return dataKeys.containsKey(version);
    }

    /// Names a secret without telling it: equal only for equal secrets of one tenant.
    String fingerprint(Secret secret) {
        return HexFormat.of()
                .formatHex(Envelope.hmac(pepper, "fingerprint/1", tenant.text(), secret.reveal()));
    }

    Sealed seal(String fingerprint, Secret secret) {
        byte[] plain = secret.reveal().getBytes(StandardCharsets.UTF_8);
        byte[] key = dataKeys.lastEntry().getValue();
        return new Sealed(
                version(), Envelope.seal(key, plain, random, tenant.text(), fingerprint, FIELD));
    }

    Secret open(String fingerprint, Sealed sealed) {
        byte[] key = dataKeys.get(sealed.keyVersion());
        if (key == null) {
            throw new Envelope.SealBrokenException("the data key is unknown");
        }
        byte[] plain = Envelope.open(key, sealed.bytes(), tenant.text(), fingerprint, FIELD);
        return Secret.of(new String(plain, StandardCharsets.UTF_8));
    }
}
