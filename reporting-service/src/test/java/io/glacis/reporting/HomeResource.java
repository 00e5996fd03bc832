package io.glacis.reporting;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A home folder of the test's own, with a token in it as the launcher makes one.
public final class HomeResource implements QuarkusTestResourceLifecycleManager {
    static final String BOOTSTRAP_TOKEN = "bootstrap-token-of-the-test-0123456789abcdef";

    private static volatile Path home;

    static Path home() {
        return home;
    }

    @Override
    public Map<String, String> start() {
        try {
            home = Files.createTempDirectory("glacis-test-home");
            Path token = home.resolve("cli-token");
            Files.writeString(token, BOOTSTRAP_TOKEN + "\n");
            return Map.of(
                    "glacis.reporting.home", home.toString(),
                    "glacis.reporting.bootstrap-token-file", token.toString(),
                    "glacis.reporting.schedule-tick", "1s",
                    "glacis.reporting.webhook.allow-http", "true",
                    "glacis.egress.integration-addresses", "127.0.0.0/8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
