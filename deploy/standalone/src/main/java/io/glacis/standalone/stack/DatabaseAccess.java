package io.glacis.standalone.stack;

import io.glacis.standalone.settings.Setting;
import io.glacis.standalone.settings.Settings;
import io.glacis.standalone.terminal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where and as whom the services connect to PostgreSQL.
record DatabaseAccess(String url, String user, String password) {
    /// A PostgreSQL that somebody else runs.
    static DatabaseAccess external(String url, Settings settings) {
        String file =
                settings.given(Setting.POSTGRES_PASSWORD_FILE)
                        .orElseThrow(() ->
                                Refusal.badInput(
                                        "glacis.postgres.url needs glacis.postgres.password-file,"
                                                + " a file with the password of "
                                                + settings.text(Setting.POSTGRES_USER)
                                                + "."));
        try {
            return new DatabaseAccess(
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
        return "DatabaseAccess[" + url + " as " + user + "]";
    }
}
