package io.glacis.reporting.access;

import io.glacis.contracts.Digest;
import io.glacis.contracts.TenantId;
import io.glacis.platform.work.Units;
import io.glacis.reporting.access.Caller.Identity;
import io.glacis.reporting.problem.Problem;
import io.glacis.reporting.problem.ProblemException;
import io.glacis.reporting.store.Sql;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The first run: a link that works once makes the first admin. There is no default password.
@ApplicationScoped
class Setup {
    private static final Logger log = LoggerFactory.getLogger(Setup.class);
    private static final int TOKEN_BYTES = 32;
    private static final TenantId TENANT = TenantId.DEFAULT;

    private final Units units;
    private final Sql sql;
    private final Optional<Path> file;
    private final String publicUrl;
    private final SecureRandom random = new SecureRandom();

    Setup(
            Units units,
            Sql sql,
            @ConfigProperty(name = "glacis.reporting.setup-link-file") Optional<Path> file,
            @ConfigProperty(name = "glacis.reporting.public-url") String publicUrl) {
        this.units = units;
        this.sql = sql;
        this.file = file;
        this.publicUrl = publicUrl;
    }

    void onStart(@Observes StartupEvent started) {
        if (isDone()) {
            removeFile();
            return;
        }
        String token = freshToken();
        units.inTransaction(
                TENANT,
                _ ->
                        sql.run(
                                """
                                insert into setup_link (tenant_id, key_digest) values (?, ?)
                                on conflict (tenant_id) do update
                                set key_digest = excluded.key_digest, made_at = now()
                                """,
                                TENANT.text(),
                                digest(token)));
        // after the hash sign: a browser keeps it to itself
        String link = publicUrl + "/setup#" + token;
        file.ifPresent(to -> write(to, link));
        log.atInfo().addKeyValue("link", link).log("no admin yet: open the setup link once");
    }

    /// Whether there is an admin.
    boolean isDone() {
        return units.inTransaction(
                TENANT,
                _ ->
                        sql.first(
                                        "select 1 as one from account where tenant_id = ? limit 1",
                                        row -> row.number("one"),
                                        TENANT.text())
                                .isPresent());
    }

    /// Makes the first admin, once.
    Identity redeem(String token, String name, String password) {
        String hash = Passwords.hash(password);
        units.inTransaction(
                TENANT,
                _ -> {
                    int redeemed =
                            sql.run(
                                    "delete from setup_link where tenant_id = ? and key_digest = ?",
                                    TENANT.text(),
                                    digest(token));
                    if (redeemed == 0) {
                        throw new ProblemException(
                                Problem.of(
                                        403,
                                        "setup-link-refused",
                                        "The setup link is not valid",
                                        "It works once. A restart without an admin makes a new"
                                                + " one."));
                    }
                    return sql.run(
                            "insert into account (tenant_id, name, password, role) values (?, ?, ?,"
                                    + " ?)",
                            TENANT.text(),
                            name,
                            hash,
                            Role.ADMIN);
                });
        removeFile();
        return new Identity(TENANT, name, Role.ADMIN);
    }

    private String freshToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String digest(String token) {
        return Digest.ofBytes(token.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path file, String link) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path unfinished =
                    Files.createTempFile(
                            folder,
                            ".setup-",
                            "",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            Files.writeString(unfinished, link + "\n");
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "glacis.reporting.setup-link-file cannot be written: " + file, e);
        }
    }

    private void removeFile() {
        file.ifPresent(link -> {
            try {
                Files.deleteIfExists(link);
            } catch (IOException e) {
                throw new UncheckedIOException("setup link cannot be removed", e);
            }
        });
    }
}
