package io.glacis.reporting.access;

import io.glacis.contracts.Digest;
import io.glacis.contracts.TenantId;
import io.glacis.reporting.access.Caller.Identity;
import io.glacis.reporting.problem.Problem;
import io.glacis.reporting.problem.ProblemException;
import io.glacis.reporting.store.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// People with a name and a password.
@ApplicationScoped
class Accounts {
    // spent on names that nobody has, so that time does not tell which names exist
    private static final String NOBODYS_HASH = Passwords.hash("nobody has this password");

    private final Sql sql;
    private final Credentials credentials;

    Accounts(Sql sql, Credentials credentials) {
        this.sql = sql;
        this.credentials = credentials;
    }

    /// Signs a person in, or ends the request. Five failures are free, then each doubles the wait.
    Identity signIn(String name, String password) {
        String throttle = Digest.of("sign-in/1", name);
        refuseIfThrottled(throttle);
        Optional<Known> known =
                credentials.presenting(
                        name,
                        () ->
                                sql.first(
                                        "select tenant_id, password, role from account where name ="
                                                + " ?",
                                        row ->
                                                new Known(
                                                        row.text("password"),
                                                        new Identity(
                                                                new TenantId(row.text("tenant_id")),
                                                                name,
                                                                row.constant("role", Role.class))),
                                        name));
        boolean right =
                Passwords.matches(password, known.map(Known::password).orElse(NOBODYS_HASH));
        if (known.isEmpty() || !right) {
            noteFailure(throttle);
            throw new ProblemException(
                    Problem.of(
                            401,
                            "sign-in-refused",
                            "Sign-in refused",
                            "The name or the password is wrong."));
        }
        QuarkusTransaction.requiringNew()
                .call(() -> sql.run("delete from sign_in_failure where name_digest = ?", throttle));
        return known.get().identity();
    }

    private void refuseIfThrottled(String throttle) {
        Optional<Long> wait =
                QuarkusTransaction.requiringNew()
                        .call(() ->
                                sql.first(
                                        """
                                        select ceil(extract(epoch from retry_at - now()))::bigint as seconds
                                        from sign_in_failure
                                        where name_digest = ? and retry_at > now()
                                        """,
                                        row -> row.number("seconds"),
                                        throttle));
        if (wait.isPresent()) {
            throw new ProblemException(
                    Problem.of(
                            429,
                            "too-many-sign-ins",
                            "Too many failed sign-ins",
                            "Try again in " + wait.get() + " seconds."));
        }
    }

    private void noteFailure(String throttle) {
        QuarkusTransaction.requiringNew()
                .call(() -> {
                    sql.run(
                            "delete from sign_in_failure where failed_at < now() - interval '1"
                                    + " day'");
                    return sql.run(
                            """
                            insert into sign_in_failure (name_digest, failures, retry_at)
                            values (?, 1, now())
                            on conflict (name_digest) do update
                            set failures = sign_in_failure.failures + 1,
                                failed_at = now(),
                                retry_at = now() + case when sign_in_failure.failures < 5 then interval '0'
                                    else least(interval '15 minutes',
                                        interval '1 second' * power(2, least(sign_in_failure.failures - 4, 20)))
                                    end
                            """,
                            throttle);
                });
    }

    private record Known(String password, Identity identity) {
        @Override
        public String toString() {
            return "Known[" + identity + "]";
        }
    }
}
