package io.glacis.reporting.access;

import io.glacis.contracts.Digest;
import io.glacis.contracts.TenantId;
import io.glacis.reporting.access.Caller.Identity;
import io.glacis.reporting.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Signed-in browsers. The key lives in the cookie alone; here is its digest.
@ApplicationScoped
class Sessions {
    private static final int KEY_BYTES = 32;
    private static final int KEY_LENGTH_MAX = 64;

    private final Sql sql;
    private final Credentials credentials;
    private final Duration idleMax;
    private final Duration ageMax;
    private final SecureRandom random = new SecureRandom();

    Sessions(
            Sql sql,
            Credentials credentials,
            @ConfigProperty(name = "glacis.reporting.session.idle", defaultValue = "PT30M")
                    Duration idleMax,
            @ConfigProperty(name = "glacis.reporting.session.age", defaultValue = "PT12H")
                    Duration ageMax) {
        this.sql = sql;
        this.credentials = credentials;
        this.idleMax = idleMax;
        this.ageMax = ageMax;
    }

    Duration ageMax() {
        return ageMax;
    }

    /// Opens a session and gives its key.
    String open(Identity identity) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        credentials.presenting(
                digest(key),
                () -> {
                    sql.run(
                            "delete from session where key_digest = ? or started_at < now() -"
                                    + " make_interval(secs => ?)",
                            digest(key),
                            ageMax.toSeconds());
                    return sql.run(
                            "insert into session (tenant_id, key_digest, account, role) values (?,"
                                    + " ?, ?, ?)",
                            identity.tenant().text(),
                            digest(key),
                            identity.actor(),
                            identity.role());
                });
        return key;
    }

    /// Whose session this is, if it still runs. Looking counts as use, at most once a minute.
    Optional<Identity> identify(String key) {
        if (key.isEmpty() || key.length() > KEY_LENGTH_MAX) {
            return Optional.empty();
        }
        return credentials.presenting(
                digest(key),
                () -> {
                    Optional<Identity> known =
                            sql.first(
                                    """
                                    select tenant_id, account, role from session
                                    where key_digest = ?
                                      and used_at > now() - make_interval(secs => ?)
                                      and started_at > now() - make_interval(secs => ?)
                                    """,
                                    row ->
                                            new Identity(
                                                    new TenantId(row.text("tenant_id")),
                                                    row.text("account"),
                                                    row.constant("role", Role.class)),
                                    digest(key),
                                    idleMax.toSeconds(),
                                    ageMax.toSeconds());
                    if (known.isPresent()) {
                        sql.run(
                                """
                                update session set used_at = now()
                                where key_digest = ? and used_at < now() - interval '1 minute'
                                """,
                                digest(key));
                    }
                    return known;
                });
    }

    /// Ends a session.
    void close(String key) {
        credentials.presenting(
                digest(key),
                () -> sql.run("delete from session where key_digest = ?", digest(key)));
    }

    private static String digest(String key) {
        return Digest.ofBytes(key.getBytes(StandardCharsets.UTF_8));
    }
}
