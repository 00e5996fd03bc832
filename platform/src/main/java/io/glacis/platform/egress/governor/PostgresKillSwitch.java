package io.glacis.platform.egress.governor;

import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpRange;
import io.glacis.contracts.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/// The kill switch in schema `governor`. What it says is at most two seconds old; when it cannot be
/// read, everything is halted.
final class PostgresKillSwitch implements KillSwitch {
    private static final Logger LOG = System.getLogger(PostgresKillSwitch.class.getName());
    private static final long FRESH_NANOS = Duration.ofMillis(1_500).toNanos();
    private static final int ROWS_MAX = 100_000;
    private static final String EVERYBODY = "*";

    private record Reading(Halts halts, long at) {}

    private final DataSource database;
    private final Ticker ticker;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Reading last;

    PostgresKillSwitch(DataSource database, Ticker ticker) {
        this.database = database;
        this.ticker = ticker;
        this.last = new Reading(Halts.EVERYTHING, ticker.nanos() - 2 * FRESH_NANOS);
    }

    @Override
    public Halts halts() {
        Reading known = last;
        if (ticker.nanos() - known.at() < FRESH_NANOS) {
            return known.halts();
        }
        reading.lock();
        try {
            if (ticker.nanos() - last.at() >= FRESH_NANOS) {
                long began = ticker.nanos();
                last = new Reading(read(), began);
            }
            return last.halts();
        } finally {
            reading.unlock();
        }
    }

    private Halts read() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(2);
            statement.setMaxRows(ROWS_MAX);
            boolean everything = false;
            Set<TenantId> tenants = new HashSet<>();
            try (ResultSet rows = statement.executeQuery("select tenant from governor.halt")) {
                while (rows.next()) {
                    String tenant = rows.getString(1);
                    if (tenant.equals(EVERYBODY)) {
                        everything = true;
                    } else {
                        tenants.add(new TenantId(tenant));
                    }
                }
            }
            return optOuts(statement, everything, tenants);
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "kill switch cannot be read: everything is halted", e);
            return Halts.EVERYTHING;
        } catch (IllegalArgumentException e) {
            LOG.log(Level.ERROR, "kill switch has a malformed row: everything is halted", e);
            return Halts.EVERYTHING;
        }
    }

    private static Halts optOuts(Statement statement, boolean everything, Set<TenantId> tenants)
            throws SQLException {
        Set<Hostname> names = new HashSet<>();
        List<IpRange> ranges = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select kind, value from governor.opt_out")) {
            while (rows.next()) {
                if (rows.getString(1).equals("NAME")) {
                    names.add(new Hostname(rows.getString(2)));
                } else {
                    ranges.add(new IpRange(rows.getString(2)));
                }
            }
        }
        return new Halts(everything, tenants, names, ranges);
    }
}
