package io.glacis.reporting.store;

import io.glacis.contracts.TenantId;
import io.glacis.platform.work.Units;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Opens read transactions: for one tenant, and cut off when a query takes too long.
@ApplicationScoped
public class Reads {
    private final Units units;
    private final Sql sql;
    private final String timeout;

    Reads(
            Units units,
            Sql sql,
            @ConfigProperty(name = "glacis.reporting.query-timeout-ms", defaultValue = "2000")
                    int timeoutMs) {
        this.units = units;
        this.sql = sql;
        this.timeout = timeoutMs + "ms";
    }

    /// Reads within one transaction that reaches this tenant's rows alone.
    public <T> T of(TenantId tenant, Supplier<T> body) {
        return units.inTransaction(
                tenant,
                _ -> {
                    sql.first(
                            "select set_config('statement_timeout', ?, true) as was",
                            row -> row.text("was"),
                            timeout);
                    return body.get();
                });
    }
}
