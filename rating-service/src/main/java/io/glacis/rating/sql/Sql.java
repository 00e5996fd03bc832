package io.glacis.rating.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Statements of this service's own tables. The data source gives the connection of the kernel's
/// transaction, so whatever is written is committed with the unit of work or not at all.
public final class Sql {
    private final DataSource source;

    public Sql(DataSource source) {
        this.source = source;
    }

    /// Runs a statement and gives how many rows it changed.
    public int update(String sql, @Nullable Object... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StatementFailedException(e);
        }
    }

    /// Runs a query and reads every row.
    public <T> List<T> query(String sql, Row<T> row, @Nullable Object... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> read = new ArrayList<>();
                while (rows.next()) {
                    read.add(row.read(new Columns(rows)));
                }
                return read;
            }
        } catch (SQLException e) {
            throw new StatementFailedException(e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object parameter = parameters[i];
            statement.setObject(
                    i + 1,
                    parameter instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : parameter);
        }
    }

    /// Reads one row.
    public interface Row<T> {
        /// The row under the cursor.
        T read(Columns columns) throws SQLException;
    }
}
