package io.glacis.platform.egress.governor;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/// Brings schema `governor` up to date. Every service does it at start; the first one wins.
public final class GovernorSchema {
    private static final List<String> MIGRATIONS = List.of("V1__governor.sql");
    private static final long LOCK = 0x676c61636973L;

    private GovernorSchema() {}

    public static void migrate(DataSource database) {
        // `create schema if not exists` is no help when five processes say it at the same moment.
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            try {
                flyway(database).migrate();
            } finally {
                statement.execute("select pg_advisory_unlock(" + LOCK + ")");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the governor's schema cannot be made", e);
        }
    }

    private static Flyway flyway(DataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .schemas("governor")
                .defaultSchema("governor")
                .resourceProvider(new Bundled())
                .javaMigrationClassProvider(List::of)
                .load();
    }

    /// Names its files, so that nothing scans a class path that looks different in each packaging.
    private static final class Bundled implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            // Flyway also asks for a settings file beside each script: there is none
            return MIGRATIONS.contains(name) ? new Script(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return MIGRATIONS.stream()
                    .filter(name -> name.startsWith(prefix))
                    .<LoadableResource>map(Script::new)
                    .toList();
        }
    }

    private static final class Script extends LoadableResource {
        private final String name;

        Script(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            InputStream in = GovernorSchema.class.getResourceAsStream("/db/governor/" + name);
            if (in == null) {
                throw new IllegalStateException("a migration of the governor is missing");
            }
            return new InputStreamReader(in, StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return "db/governor/" + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return getAbsolutePath();
        }
    }
}
