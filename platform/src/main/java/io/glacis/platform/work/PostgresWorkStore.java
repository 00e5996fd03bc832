package io.glacis.platform.work;

import io.glacis.contracts.TenantId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The kernel's rows in PostgreSQL, in the schema on the connection's search path.
final class PostgresWorkStore implements WorkStore {
    private final Transactions transactions;

    PostgresWorkStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public <T extends @Nullable Object> T transact(
            TenantId tenant, Function<WorkTransaction, T> body) {
        return transactions.call(connection -> {
            PostgresTransaction transaction = new PostgresTransaction(connection);
            transaction.actFor(tenant);
            return body.apply(transaction);
        });
    }
}
