package io.glacis.platform.egress.governor;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Buckets of the whole house, in schema `governor`. One statement per lease, on the database's
/// clock. Without the database nothing is granted.
final class PostgresBuckets implements Buckets {
    private static final Logger LOG = System.getLogger(PostgresBuckets.class.getName());
    private static final int STATEMENTS_MAX = 4;
    private static final long RETRY_MICROS = 500_000;
    private static final int SWEEP_EVERY = 16_384;
    private static final String TAKE =
            "select granted, slot, wait from governor.take(?, ?, ?, ?, ?, ?, ?)";

    private final DataSource database;
    private final @Nullable LongSupplier micros;
    private final Semaphore statements = new Semaphore(STATEMENTS_MAX, true);
    private final AtomicLong takes = new AtomicLong();

    /// @param micros the time for tests; null for the database's own clock
    PostgresBuckets(DataSource database, @Nullable LongSupplier micros) {
        this.database = database;
        this.micros = micros;
    }

    @Override
    public Take take(PolitenessKey key, int tokens) {
        if (takes.incrementAndGet() % SWEEP_EVERY == 0) {
            call("select governor.sweep()", _ -> {});
        }
        Take[] taken = {new Take.Wait(RETRY_MICROS)};
        query(
                TAKE,
                statement -> {
                    statement.setString(1, key.text());
                    statement.setInt(2, tokens);
                    statement.setLong(3, key.rate().emissionMicros());
                    statement.setInt(4, key.rate().burst());
                    statement.setInt(5, key.rate().inFlightMax());
                    statement.setLong(6, Bucket.SLOT_LIFE);
                    setTime(statement, 7);
                },
                row -> {
                    int granted = row.getInt(1);
                    taken[0] =
                            granted > 0
                                    ? new Take.Granted(granted, row.getLong(2))
                                    : new Take.Wait(row.getLong(3));
                });
        return taken[0];
    }

    @Override
    public void release(PolitenessKey key, long slot) {
        call(
                "select governor.release(?, ?)",
                statement -> {
                    statement.setString(1, key.text());
                    statement.setLong(2, slot);
                });
    }

    @Override
    public void slowDown(PolitenessKey key, Duration pause) {
        call(
                "select governor.slow_down(?, ?, ?)",
                statement -> {
                    statement.setString(1, key.text());
                    statement.setLong(2, pause.toNanos() / 1_000);
                    setTime(statement, 3);
                });
    }

    private void setTime(PreparedStatement statement, int index) throws SQLException {
        if (micros == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, micros.getAsLong());
        }
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private interface Reading {
        void read(ResultSet row) throws SQLException;
    }

    private void call(String sql, Binding binding) {
        query(sql, binding, _ -> {});
    }

    /// Runs in a transaction of its own. A failing database is logged and grants nothing.
    private void query(String sql, Binding binding, Reading reading) {
        statements.acquireUninterruptibly();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(2);
            binding.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next()) {
                    reading.read(rows);
                }
            }
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "governor cannot reach its database", e);
        } finally {
            statements.release();
        }
    }
}
