package io.glacis.standalone.stack;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.glacis.standalone.settings.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// What the supervisor last knew, in a file that other commands read.
@JsonIgnoreProperties(ignoreUnknown = true)
record PlatformState(long supervisor, List<Unit> services) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public PlatformState {
        services = List.copyOf(services);
    }

    void write(Home home) {
        Path file = file(home);
        Path draft = file.resolveSibling("state.json.new");
        try {
            Files.write(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<PlatformState> read(Home home) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file(home)), PlatformState.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void forget(Home home) {
        try {
            Files.deleteIfExists(file(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Home home) {
        return home.run().resolve("state.json");
    }
}
