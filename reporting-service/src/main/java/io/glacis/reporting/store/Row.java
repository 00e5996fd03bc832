package io.glacis.reporting.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.glacis.platform.wire.Json;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// The current row of a query, read by column name.
public final class Row {
    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    /// A text that is never null.
    public String text(String column) throws SQLException {
        return rows.getString(column);
    }

    /// A text that may be absent.
    public @Nullable String textOrNull(String column) throws SQLException {
        return rows.getString(column);
    }

    /// A whole number that is never null.
    public long number(String column) throws SQLException {
        return rows.getLong(column);
    }

    /// A whole number that may be absent.
    public @Nullable Integer integerOrNull(String column) throws SQLException {
        int value = rows.getInt(column);
        return rows.wasNull() ? null : value;
    }

    /// A small whole number that is never null.
    public int integer(String column) throws SQLException {
        return rows.getInt(column);
    }

    /// A decimal as it is stored, with all its digits.
    public String decimal(String column) throws SQLException {
        BigDecimal value = rows.getBigDecimal(column);
        return value.toPlainString();
    }

    /// A fraction.
    public double fraction(String column) throws SQLException {
        return rows.getDouble(column);
    }

    /// A flag.
    public boolean flag(String column) throws SQLException {
        return rows.getBoolean(column);
    }

    /// A time that is never null.
    public Instant time(String column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    /// A time that may be absent.
    public @Nullable Instant timeOrNull(String column) throws SQLException {
        OffsetDateTime value = rows.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /// One constant of an enumeration.
    public <E extends Enum<E>> E constant(String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, rows.getString(column));
    }

    /// A value stored as JSON.
    public <T> T json(String column, TypeReference<T> type) throws SQLException {
        try {
            return Json.mapper().readValue(rows.getString(column), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON is not readable: " + column, e);
        }
    }
}
