package io.glacis.discovery.scan;

import io.glacis.range.RangeConfig;
import io.glacis.range.RangeServer;
import io.glacis.range.world.WorldLoader;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Runs the small world beside the tests while a `@QuarkusTest` runs.
public final class RangeResource implements QuarkusTestResourceLifecycleManager {
    private static final String SMALL = "src/test/resources/worlds/initech.yaml";

    /// The running world, as the tests see its counters.
    static RangeServer range;

    @Override
    public Map<String, String> start() {
        try {
            Path home = Files.createTempDirectory("glacis-test-range");
            range = RangeServer.start(new WorldLoader().load(SMALL), RangeConfig.in(home));
            return Map.of("glacis.egress.profile-file", range.profileFile().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (range != null) {
            range.close();
        }
    }
}
