package io.glacis.investigation;

import io.glacis.range.RangeConfig;
import io.glacis.range.RangeServer;
import io.glacis.range.token.PlantedToken;
import io.glacis.range.world.WorldLoader;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;

/// The Range with a small world, and a vault key.
public final class LabResource implements QuarkusTestResourceLifecycleManager {
    private RangeServer range;

    @Override
    public Map<String, String> start() {
        try {
            Path home = Files.createTempDirectory("glacis-test-lab");
            Path world = home.resolve("lab.yaml");
            try (InputStream in = LabResource.class.getResourceAsStream("/lab.yaml")) {
                Files.copy(in, world);
            }
            Path key = Files.write(home.resolve("vault-key"), new byte[32]);
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
            range =
                    RangeServer.start(
                            new WorldLoader().load(world.toString()), RangeConfig.in(home));
            // the token texts, for the test that nobody else has them
            String planted =
                    range.world().planted().stream()
                            .map(PlantedToken::text)
                            .collect(Collectors.joining(","));
            return Map.of(
                    "glacis.egress.profile-file", range.profileFile().toString(),
                    "glacis.vault.key-file", key.toString(),
                    "lab.planted", planted);
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
