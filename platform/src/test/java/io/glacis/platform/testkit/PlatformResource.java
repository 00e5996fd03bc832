package io.glacis.platform.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/// What a `@QuarkusTest` of a service stands on: a fresh database, a real broker, a folder for
/// evidence.
public final class PlatformResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        TestPostgres.Database database = TestPostgres.newDatabase();
        try {
            return Map.of(
                    "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                    "quarkus.datasource.username", database.name(),
                    "quarkus.datasource.password", database.name(),
                    "glacis.work.bootstrap-servers", TestKafka.bootstrapServers(),
                    "kafka.bootstrap.servers", TestKafka.bootstrapServers(),
                    "glacis.evidence.folder",
                            Files.createTempDirectory("glacis-test-evidence").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // the database and the broker live as long as the JVM
    }
}
