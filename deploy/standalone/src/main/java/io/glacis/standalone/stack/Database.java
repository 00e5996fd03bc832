package io.glacis.standalone.stack;

import io.glacis.standalone.settings.Setting;
import io.glacis.standalone.settings.Settings;
import io.glacis.standalone.terminal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Where and as whom the services connect to PostgreSQL.
public record Database(String url, String user, String password) {
    /// A new connection.
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /// A PostgreSQL that somebody else runs.
    static Database external(String url, Settings settings) {
        String file =
                settings.given(Setting.POSTGRES_PASSWORD_FILE)
                        .orElseThrow(() ->
                                Refusal.badInput(
                                        "glacis.postgres.url needs glacis.postgres.password-file,"
                                                + " a file with the password of "
                                                + settings.text(Setting.POSTGRES_USER)
                                                + "."));
        try {
            return new Database(
                    url,
                    settings.text(Setting.POSTGRES_USER),
                    Files.readString(Path.of(file)).strip());
        } catch (IOException e) {
            throw Refusal.badInput(
                    "glacis.postgres.password-file " + file + " cannot be read: " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "Database[" + url + " as " + user + "]";
    }
}
