package io.glacis.reporting.access;

import io.glacis.reporting.store.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/// Looks credentials up before their tenant is known. The row level security shows exactly the row
/// of the credential that is presented.
@ApplicationScoped
class Credentials {
    private final Sql sql;

    Credentials(Sql sql) {
        this.sql = sql;
    }

    <T> T presenting(String credential, Supplier<T> body) {
        return QuarkusTransaction.requiringNew()
                .call(() -> {
                    sql.first(
                            "select set_config('glacis.credential', ?, true) as was",
                            row -> row.text("was"),
                            credential);
                    return body.get();
                });
    }
}
