package io.glacis.reporting.store;

import io.glacis.contracts.TenantId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Opens read transactions: for one tenant, and cut off when a query takes too long. They wake no
/// worker, for they leave no work.
@ApplicationScoped
public class Reads {
    private final Sql sql;
    private final String timeout;

    Reads(
            Sql sql,
            @ConfigProperty(name = "glacis.reporting.query-timeout-ms", defaultValue = "2000")
                    int timeoutMs) {
        this.sql = sql;
        this.timeout = timeoutMs + "ms";
    }

    /// Reads within one transaction that reaches this tenant's rows alone.
    public <T> T of(TenantId tenant, Supplier<T> body) {
        return QuarkusTransaction.requiringNew()
                .call(() -> {
                    sql.first(
                            """
                            select set_config('glacis.tenant', ?, true) as tenant,
                                set_config('statement_timeout', ?, true) as timeout
                            """,
                            row -> row.text("tenant"),
                            tenant.text(),
                            timeout);
                    return body.get();
                });
    }
}
