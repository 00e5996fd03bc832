package io.glacis.investigation.sql;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Prepared statements in one line each, in the transaction of the unit of work.
@ApplicationScoped
public class Sql {
    private final DataSource source;

    public Sql(DataSource source) {
        this.source = source;
    }

    /// Runs a statement and gives how many rows it changed.
    public int update(String sql, @Nullable Object... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailedException("a statement failed", e);
        }
    }

    /// Runs a query and reads every row.
    public <T> List<T> query(String sql, Row<T> row, @Nullable Object... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(row.read(rows));
            }
            return read;
        } catch (SQLException e) {
            throw new SqlFailedException("a query failed", e);
        }
    }

    private static PreparedStatement prepared(
            Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /// Reads one row.
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// The database failed or refused. The driver's message may quote values and is not repeated.
    static final class SqlFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SqlFailedException(String message, SQLException cause) {
            super(message + ": SQLSTATE " + cause.getSQLState());
        }
    }
}
