package io.glacis.rating.sql;

import java.sql.SQLException;

/// The database failed or refused: a passing fault, so the work is done again.
public final class StatementFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StatementFailedException(SQLException cause) {
        super("a statement of the rating schema failed", cause);
    }
}
