package io.glacis.investigation.vault;

import io.glacis.contracts.TenantId;
import io.glacis.investigation.secrets.Secret;
import io.glacis.investigation.sql.Sql;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Seals secrets under their tenant's data key, which is wrapped by the key of [VaultConfig].
///
/// The pepper of fingerprints follows from the vault key when a tenant is first seen and is kept
/// wrapped from then on, so that a new vault key changes no fingerprint. Every method is called
/// inside a transaction of the tenant.
@Startup
@ApplicationScoped
public class Vault {
    private static final String DATA = "data";
    private static final String PEPPER = "pepper";

    private final Sql sql;
    private final VaultKey key;
    private final SecureRandom random = new SecureRandom();
    private final Map<TenantId, TenantKeys> opened = new ConcurrentHashMap<>();

    public Vault(Sql sql, VaultConfig config) {
        this.sql = sql;
        this.key = VaultKey.read(config.keyFile());
    }

    /// The name of a secret, which tells nothing of it.
    public String fingerprint(TenantId tenant, Secret secret) {
        return keys(tenant).fingerprint(secret);
    }

    public Sealed seal(TenantId tenant, String fingerprint, Secret secret) {
        return keys(tenant).seal(fingerprint, secret);
    }

    public Secret open(TenantId tenant, String fingerprint, Sealed sealed) {
        TenantKeys keys = keys(tenant);
        if (!keys.knows(sealed.keyVersion())) {
            opened.remove(tenant);
            keys = keys(tenant);
        }
        return keys.open(fingerprint, sealed);
    }

    /// Makes a new data key; what is sealed from now on is sealed under it.
    public void rotate(TenantId tenant) {
        insert(tenant, DATA, keys(tenant).version() + 1, freshKey());
        opened.remove(tenant);
    }

    private TenantKeys keys(TenantId tenant) {
        TenantKeys known = opened.get(tenant);
        if (known != null) {
            return known;
        }
        // another process may do the same at the same moment: the first row stays
        int made =
                insert(tenant, PEPPER, 1, Envelope.derive(key.bytes(), PEPPER, tenant.text()))
                        + insert(tenant, DATA, 1, freshKey());
        TenantKeys keys =
                new TenantKeys(
                        tenant,
                        unwrapped(tenant, PEPPER).firstEntry().getValue(),
                        unwrapped(tenant, DATA),
                        random);
        if (made == 0) { // a key made in this transaction is kept only once it is committed
            opened.put(tenant, keys);
        }
        return keys;
    }

    private byte[] freshKey() {
        byte[] fresh = new byte[VaultKey.BYTES];
        random.nextBytes(fresh);
        return fresh;
    }

    private int insert(TenantId tenant, String purpose, int version, byte[] plain) {
        return sql.update(
                """
                insert into tenant_key (tenant_id, purpose, version, wrapped) values (?, ?, ?, ?)
                on conflict (tenant_id, purpose, version) do nothing
                """,
                tenant.text(),
                purpose,
                version,
                Envelope.seal(key.bytes(), plain, random, "key", tenant.text(), purpose));
    }

    private NavigableMap<Integer, byte[]> unwrapped(TenantId tenant, String purpose) {
        TreeMap<Integer, byte[]> keys = new TreeMap<>();
        sql.query(
                        "select version, wrapped from tenant_key where tenant_id = ? and purpose ="
                                + " ?",
                        row -> Map.entry(row.getInt("version"), row.getBytes("wrapped")),
                        tenant.text(),
                        purpose)
                .forEach(row -> keys.put(row.getKey(), unwrapped(tenant, purpose, row.getValue())));
        return keys;
    }

    private byte[] unwrapped(TenantId tenant, String purpose, byte[] wrapped) {
        return Envelope.open(key.bytes(), wrapped, "key", tenant.text(), purpose);
    }
}
