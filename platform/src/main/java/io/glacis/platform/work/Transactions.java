package io.glacis.platform.work;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Opens a database transaction around some work.
interface Transactions {
    /// Runs the work in one new transaction: committed when it returns, undone when it throws.
    <T extends @Nullable Object> T call(Work<T> work);

    /// What runs inside.
    interface Work<T extends @Nullable Object> {
        T on(Connection connection) throws SQLException;
    }

    /// Plain JDBC, for tests and tools: the connection is the transaction.
    static Transactions jdbc(DataSource source) {
        return new Transactions() {
            @Override
            public <T extends @Nullable Object> T call(Work<T> work) {
                try (Connection connection = source.getConnection()) {
                    connection.setAutoCommit(false);
                    try {
                        T outcome = work.on(connection);
                        connection.commit();
                        return outcome;
                    } catch (SQLException | RuntimeException | Error e) {
                        connection.rollback();
                        throw e;
                    }
                } catch (SQLException e) {
                    throw new StoreFailedException("the database refused a transaction", e);
                }
            }
        };
    }
}
