package io.glacis.platform.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prepared statements in one line each.
final class Statements {
    private final Connection connection;

    Statements(Connection connection) {
        this.connection = connection;
    }

    /// Runs a statement and gives how many rows it changed.
    int update(String sql, @Nullable Object... parameters) {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreFailedException("a kernel statement failed", e);
        }
    }

    /// Runs a query and reads every row.
    <T> List<T> query(String sql, Row<T> row, @Nullable Object... parameters) {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(row.read(rows));
            }
            return read;
        } catch (SQLException e) {
            throw new StoreFailedException("a kernel query failed", e);
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, storable(parameters[i]));
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /// PostgreSQL's text holds no NUL, and hostile content does.
    private static @Nullable Object storable(@Nullable Object parameter) {
        return parameter instanceof String text ? text.replace('\0', '\ufffd') : parameter;
    }

    /// Reads one row.
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
