package io.glacis.assessment.sql;

import java.sql.SQLException;

/// The database refused a statement; the transaction is undone.
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseException(String message, SQLException cause) {
        super(message, cause);
    }
}
