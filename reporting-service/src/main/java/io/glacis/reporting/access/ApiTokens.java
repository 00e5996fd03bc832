package io.glacis.reporting.access;

import io.glacis.contracts.TenantId;
import io.glacis.platform.work.Units;
import io.glacis.reporting.access.Caller.Identity;
import io.glacis.reporting.problem.ProblemException;
import io.glacis.reporting.store.Reads;
import io.glacis.reporting.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// API tokens: shown once, kept as digests, with a role and an end.
@ApplicationScoped
class ApiTokens {
    private static final int TOKENS_MAX = 200;

    private final Units units;
    private final Reads reads;
    private final Sql sql;
    private final Credentials credentials;
    private final BootstrapToken bootstrap;
    private final SecureRandom random = new SecureRandom();

    ApiTokens(
            Units units, Reads reads, Sql sql, Credentials credentials, BootstrapToken bootstrap) {
        this.units = units;
        this.reads = reads;
        this.sql = sql;
        this.credentials = credentials;
        this.bootstrap = bootstrap;
    }

    /// Who presents this token, if it is good.
    Optional<Identity> identify(String given) {
        if (bootstrap.matches(given)) {
            return Optional.of(new Identity(TenantId.DEFAULT, "bootstrap", Role.ADMIN));
        }
        return ApiTokenText.parse(given)
                .flatMap(token -> credentials.presenting(token.publicId(), () -> lookUp(token)));
    }

    private Optional<Identity> lookUp(ApiTokenText token) {
        Optional<Known> known =
                sql.first(
                        """
                        update api_token set used_at = now()
                        where public_id = ? and revoked_at is null and expires_at > now()
                        returning tenant_id, key_digest, name, role
                        """,
                        row ->
                                new Known(
                                        row.text("key_digest"),
                                        new Identity(
                                                new TenantId(row.text("tenant_id")),
                                                "token " + row.text("name"),
                                                row.constant("role", Role.class))),
                        token.publicId());
        return known.filter(row ->
                        MessageDigest.isEqual(
                                row.digest().getBytes(StandardCharsets.US_ASCII),
                                token.digest().getBytes(StandardCharsets.US_ASCII)))
                .map(Known::identity);
    }

    /// Makes a token; the text is shown this once.
    MadeToken make(Caller caller, String name, Role role, Duration lifetime) {
        ApiTokenText token = ApiTokenText.fresh(random);
        return units.inTransaction(
                caller.tenant(),
                unit -> {
                    Instant expiresAt = unit.now().plus(lifetime);
                    sql.run(
                            """
                            insert into api_token
                                (tenant_id, public_id, key_digest, name, role, created_by, expires_at)
                            values (?, ?, ?, ?, ?, ?, ?)
                            """,
                            caller.tenant().text(),
                            token.publicId(),
                            token.digest(),
                            name,
                            role,
                            caller.actor(),
                            expiresAt);
                    return new MadeToken(token.publicId(), token.reveal(), role, expiresAt);
                });
    }

    List<TokenView> list(TenantId tenant) {
        return reads.of(
                tenant,
                () ->
                        sql.list(
                                """
                                select public_id, name, role, created_by, created_at, expires_at,
                                       used_at, revoked_at
                                from api_token where tenant_id = ?
                                order by created_at desc, public_id limit ?
                                """,
                                row ->
                                        new TokenView(
                                                row.text("public_id"),
                                                row.text("name"),
                                                row.constant("role", Role.class),
                                                row.text("created_by"),
                                                row.time("created_at"),
                                                row.time("expires_at"),
                                                row.timeOrNull("used_at"),
                                                row.timeOrNull("revoked_at")),
                                tenant.text(),
                                TOKENS_MAX));
    }

    void revoke(TenantId tenant, String publicId) {
        int revoked =
                units.inTransaction(
                        tenant,
                        _ ->
                                sql.run(
                                        """
                                        update api_token set revoked_at = coalesce(revoked_at, now())
                                        where tenant_id = ? and public_id = ?
                                        """,
                                        tenant.text(),
                                        publicId));
        if (revoked == 0) {
            throw ProblemException.notFound("token");
        }
    }

    private record Known(String digest, Identity identity) {}

    /// A token as it is listed.
    record TokenView(
            String id,
            String name,
            Role role,
            String createdBy,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable Instant revokedAt) {}

    /// A token as it is shown once.
    record MadeToken(String id, String token, Role role, Instant expiresAt) {
        @Override
        public String toString() {
            return "MadeToken[" + id + "]";
        }
    }
}
