package io.glacis.platform.egress.governor;

import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpRange;
import io.glacis.contracts.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/// What people do to the kill switch. Every service obeys within two seconds.
public record Controls(DataSource database) {
    /// Nobody's packets leave from now on.
    public void haltEverything(String reason) throws SQLException {
        halt("*", reason);
    }

    /// The tenant's packets do not leave from now on.
    public void halt(TenantId tenant, String reason) throws SQLException {
        halt(tenant.text(), reason);
    }

    public void resumeEverything() throws SQLException {
        run("delete from governor.halt where tenant = '*'");
    }

    public void resume(TenantId tenant) throws SQLException {
        run("delete from governor.halt where tenant = ?", tenant.text());
    }

    /// Nobody touches this name, nor any name below it.
    public void optOut(Hostname name, String reason) throws SQLException {
        optOut("NAME", name.text(), reason);
    }

    /// Nobody touches these addresses.
    public void optOut(IpRange range, String reason) throws SQLException {
        optOut("RANGE", range.text(), reason);
    }

    private void halt(String whom, String reason) throws SQLException {
        run(
                """
                insert into governor.halt (tenant, reason) values (?, ?)
                on conflict (tenant) do update set reason = excluded.reason
                """,
                whom,
                reason);
    }

    private void optOut(String kind, String value, String reason) throws SQLException {
        run(
                """
                insert into governor.opt_out (kind, value, reason) values (?, ?, ?)
                on conflict (kind, value) do update set reason = excluded.reason
                """,
                kind,
                value,
                reason);
    }

    private void run(String sql, String... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
