package io.glacis.discovery.sql;

import java.sql.SQLException;

/// The database refused a statement: a passing fault or our defect.
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseException(String message, SQLException cause) {
        super(message, cause);
    }
}
