package io.glacis.investigation.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glacis.contracts.TenantId;
import io.glacis.investigation.secrets.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {
    private static final TenantId TENANT = new TenantId("default");
    private static final byte[] KEY = new byte[32];

    @Property(tries = 200)
    void what_is_sealed_opens_to_the_same(@ForAll String text) {
        TenantKeys keys = keys(TENANT, Map.of(1, key(1)));
        Secret secret = Secret.of(text);
        String fingerprint = keys.fingerprint(secret);

        assertThat(keys.open(fingerprint, keys.seal(fingerprint, secret))).isEqualTo(secret);
    }

    @Test
    void a_changed_bit_or_another_owner_breaks_the_seal() {
        TenantKeys keys = keys(TENANT, Map.of(1, key(1)));
        Sealed sealed = keys.seal("f1", Secret.of("hunter2"));

        for (int i = 0; i < sealed.bytes().length; i++) {
            byte[] changed = sealed.bytes().clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> keys.open("f1", new Sealed(1, changed)))
                    .isInstanceOf(Envelope.SealBrokenException.class);
        }
        assertThatThrownBy(() -> keys.open("f2", sealed))
                .isInstanceOf(Envelope.SealBrokenException.class);
        assertThatThrownBy(() -> keys(new TenantId("other"), Map.of(1, key(1))).open("f1", sealed))
                .isInstanceOf(Envelope.SealBrokenException.class);
    }

    @Test
    void a_new_data_key_seals_and_the_old_one_still_opens() {
        Sealed old = keys(TENANT, Map.of(1, key(1))).seal("f1", Secret.of("hunter2"));
        TenantKeys rotated = keys(TENANT, Map.of(1, key(1), 2, key(2)));

        assertThat(rotated.open("f1", old)).isEqualTo(Secret.of("hunter2"));
        assertThat(rotated.seal("f1", Secret.of("hunter2")).keyVersion()).isEqualTo(2);
        assertThat(rotated.fingerprint(Secret.of("hunter2")))
                .isEqualTo(keys(TENANT, Map.of(1, key(1))).fingerprint(Secret.of("hunter2")));
    }

    @Test
    void a_fingerprint_differs_by_tenant_and_tells_nothing() {
        String one = keys(TENANT, Map.of(1, key(1))).fingerprint(Secret.of("hunter2"));
        String other =
                keys(new TenantId("other"), Map.of(1, key(1))).fingerprint(Secret.of("hunter2"));

        assertThat(one).matches("[0-9a-f]{64}").isNotEqualTo(other);
    }

    @Test
    void derived_keys_follow_from_key_and_purpose_alone() {
        assertThat(Envelope.derive(KEY, "pepper", "default"))
                .isEqualTo(Envelope.derive(KEY, "pepper", "default"))
                .isNotEqualTo(Envelope.derive(KEY, "pepper", "other"))
                .hasSize(32);
    }

    @Test
    void a_key_file_holds_32_bytes_in_one_of_three_spellings(@TempDir Path folder)
            throws IOException {
        byte[] bytes = key(7);
        Path raw = write(folder, "raw", bytes);
        Path hex =
                write(
                        folder,
                        "hex",
                        (HexFormat.of().formatHex(bytes) + "\n")
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        Path url =
                write(
                        folder,
                        "url",
                        java.util.Base64.getUrlEncoder().withoutPadding().encode(bytes));

        assertThat(VaultKey.read(raw).bytes()).isEqualTo(bytes);
        assertThat(VaultKey.read(hex).bytes()).isEqualTo(bytes);
        assertThat(VaultKey.read(url).bytes()).isEqualTo(bytes);
    }

    @Test
    void a_missing_short_or_shared_key_file_is_named(@TempDir Path folder) throws IOException {
        Path brief = write(folder, "short", new byte[16]);
        Path shared = write(folder, "shared", key(1));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> VaultKey.read(folder.resolve("none")))
                .hasMessageContaining("glacis.vault.key-file")
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> VaultKey.read(brief)).hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> VaultKey.read(shared)).hasMessageContaining("owner alone");
    }

    private static Path write(Path folder, String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static TenantKeys keys(TenantId tenant, Map<Integer, byte[]> dataKeys) {
        return new TenantKeys(tenant, key(9), new TreeMap<>(dataKeys), new SecureRandom());
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, (byte) fill);
        return key;
    }
}
