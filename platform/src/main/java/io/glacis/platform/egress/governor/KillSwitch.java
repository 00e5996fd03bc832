package io.glacis.platform.egress.governor;

import javax.sql.DataSource;

/// Whether anything may leave at all. Read before every exchange and again after waiting; at most
/// two seconds old.
public interface KillSwitch {
    /// The state now. Where it cannot be read, everything is halted.
    Halts halts();

    /// The kill switch of the whole house, in schema `governor` of the shared database.
    static KillSwitch postgres(DataSource database) {
        return new PostgresKillSwitch(database, Ticker.system());
    }

    /// A single process that a person runs and can stop.
    static KillSwitch none() {
        return () -> Halts.NONE;
    }
}
