package io.glacis.platform.work;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Transactions that the service's own Panache repositories join: one JTA transaction, one
/// connection.
final class JtaTransactions implements Transactions {
    private static final int TIMEOUT_SECONDS = 30;

    private final DataSource source;

    JtaTransactions(DataSource source) {
        this.source = source;
    }

    @Override
    public <T extends @Nullable Object> T call(Work<T> work) {
        return QuarkusTransaction.requiringNew()
                .timeout(TIMEOUT_SECONDS)
                .call(() -> {
                    try (Connection connection = source.getConnection()) {
                        return work.on(connection);
                    } catch (SQLException e) {
                        throw new StoreFailedException("the database refused a transaction", e);
                    }
                });
    }
}
