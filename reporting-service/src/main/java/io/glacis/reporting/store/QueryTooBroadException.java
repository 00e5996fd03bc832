package io.glacis.reporting.store;

import java.sql.SQLException;

/// A query was cut off because it took longer than readers are given.
public final class QueryTooBroadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueryTooBroadException(SQLException cause) {
        super("query took longer than it may", cause);
    }
}
