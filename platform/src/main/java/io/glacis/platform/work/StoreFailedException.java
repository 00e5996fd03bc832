package io.glacis.platform.work;

import java.sql.SQLException;

/// The database failed or refused: a passing fault as far as the kernel knows.
final class StoreFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFailedException(String message, SQLException cause) {
        super(message, cause);
    }
}
