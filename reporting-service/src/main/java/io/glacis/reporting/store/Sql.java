package io.glacis.reporting.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Statements on the connection of the running transaction. Values are always bound, never pasted.
@ApplicationScoped
public class Sql {
    private static final String TIMED_OUT = "57014";
    private static final int ROWS_MAX = 10_000;

    private final AgroalDataSource source;

    Sql(AgroalDataSource source) {
        this.source = source;
    }

    /// Every row of a query that has its own limit.
    public <T> List<T> list(String query, RowReader<T> reader, @Nullable Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = bound(connection, query, values)) {
            statement.setMaxRows(ROWS_MAX);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> read = new ArrayList<>();
                while (rows.next()) {
                    read.add(reader.read(new Row(rows)));
                }
                return read;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// The first row, if there is one.
    public <T> Optional<T> first(String query, RowReader<T> reader, @Nullable Object... values) {
        return list(query, reader, values).stream().findFirst();
    }

    /// Changes rows and says how many.
    public int run(String change, @Nullable Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = bound(connection, change, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static PreparedStatement bound(
            Connection connection, String text, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            statement.setObject(
                    i + 1,
                    switch (value) {
                        case Instant at -> at.atOffset(ZoneOffset.UTC);
                        case Enum<?> constant -> constant.name();
                        case null -> null;
                        default -> value;
                    });
        }
        return statement;
    }

    private static RuntimeException failed(SQLException e) {
        return TIMED_OUT.equals(e.getSQLState())
                ? new QueryTooBroadException(e)
                : new IllegalStateException("statement failed, SQL state " + e.getSQLState(), e);
    }

    /// Reads one row.
    ///
    /// @param <T> what it becomes
    @FunctionalInterface
    public interface RowReader<T> {
        /// Makes one value of the row.
        T read(Row row) throws SQLException;
    }
}
