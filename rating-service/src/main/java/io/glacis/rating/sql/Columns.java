package io.glacis.rating.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// The columns of one row, by name.
public final class Columns {
    private final ResultSet row;

    Columns(ResultSet row) {
        this.row = row;
    }

    /// Text of a column that is not null.
    public String text(String column) throws SQLException {
        return present(column, row.getString(column));
    }

    /// Text of a column that may be null.
    public @Nullable String textOrNull(String column) throws SQLException {
        return row.getString(column);
    }

    /// A whole number.
    public long whole(String column) throws SQLException {
        return row.getLong(column);
    }

    /// A number.
    public double number(String column) throws SQLException {
        return row.getDouble(column);
    }

    /// Whether.
    public boolean is(String column) throws SQLException {
        return row.getBoolean(column);
    }

    /// A day.
    public LocalDate day(String column) throws SQLException {
        return present(column, row.getObject(column, LocalDate.class));
    }

    /// A time.
    public Instant time(String column) throws SQLException {
        return present(column, row.getObject(column, OffsetDateTime.class)).toInstant();
    }

    private static <T> T present(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("column must not be null: " + column);
        }
        return value;
    }
}
