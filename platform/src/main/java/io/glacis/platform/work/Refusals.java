package io.glacis.platform.work;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells a fault that comes back however often it is tried from one that passes.
final class Refusals {
    private static final int DEPTH_MAX = 20;
    private static final List<String> OURS =
            List.of("java.lang.", "java.util.", "com.fasterxml.", "io.glacis.");

    private Refusals() {}

    /// Whether the data or the code is at fault, not the moment: the database refuses the values
    /// (SQL state classes 22 and 23), or nothing but our own code threw. Where the database or the
    /// disk was away, or a transaction was lost, it is false.
    static boolean isLasting(Throwable fault) {
        boolean isOurs = true;
        Throwable at = fault;
        for (int depth = 0; at != null && depth < DEPTH_MAX; depth++, at = at.getCause()) {
            if (at instanceof SQLException sql && isOfData(sql.getSQLState())) {
                return true;
            }
            isOurs &= OURS.stream().anyMatch(at.getClass().getName()::startsWith);
        }
        return isOurs;
    }

    /// Whether the database gave this transaction up in favour of another (SQL state class 40): the
    /// same again will do.
    static boolean isLostTransaction(Throwable fault) {
        Throwable at = fault;
        for (int depth = 0; at != null && depth < DEPTH_MAX; depth++, at = at.getCause()) {
            if (at instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith("40")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfData(@Nullable String state) {
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
