package io.glacis.standalone.stack;

import io.glacis.contracts.Service;
import io.glacis.standalone.settings.Home;
import io.glacis.standalone.settings.Setting;
import io.glacis.standalone.settings.Settings;
import io.glacis.standalone.terminal.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What a command works with: the programs, the folder and the settings on this machine.
///
/// @param extras set in the environment of the services, besides what follows from the settings
public record Machine(
        Installation installation, Home home, Settings settings, Map<String, String> extras) {
    public Machine {
        extras = Map.copyOf(extras);
    }

    /// As the environment says.
    public static Machine current() {
        Map<String, String> environment = System.getenv();
        Home home = Home.of(environment);
        return new Machine(
                Installation.current(),
                home,
                Settings.of(home.configuration(), environment),
                Map.of());
    }

    /// The same machine with a home apart, for what is not real.
    public Machine demo() {
        return new Machine(installation, home.demo(), settings, extras);
    }

    /// The same machine with more in the environment of the services.
    public Machine with(Map<String, String> more) {
        return new Machine(installation, home, settings, more);
    }

    /// The machine whose platform runs: the person's own, or else the demo's.
    public Optional<Machine> running() {
        if (InstanceLock.holder(home).isPresent()) {
            return Optional.of(this);
        }
        return InstanceLock.holder(demo().home()).map(_ -> demo());
    }

    /// The running machine, or a sentence that says how to start it.
    public static Machine requireRunning() {
        return current()
                .running()
                .orElseThrow(
                        () -> Refusal.fellShort("Glacis is not running; `glacis up` starts it."));
    }

    /// The token of this command line, which reporting-service reads when it starts.
    public String cliToken() {
        return Secrets.text(cliTokenFile());
    }

    /// Where the first admin is made, as long as there is none.
    public Optional<String> setupLink() {
        Path file = home.folder().resolve("setup-link");
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path cliTokenFile() {
        return home.keys().resolve("cli-token");
    }

    /// Where Kafka is.
    public String brokers() {
        return settings.given(Setting.KAFKA)
                .orElse("127.0.0.1:" + settings.number(Setting.PORT_KAFKA));
    }

    /// Where PostgreSQL is.
    public Database database() {
        return settings.given(Setting.POSTGRES_URL)
                .map(url -> Database.external(url, settings))
                .orElseGet(() -> Postgres.access(home, settings));
    }

    /// Where the dashboard and the API are.
    public URI address() {
        return URI.create("http://127.0.0.1:" + settings.port(Service.REPORTING));
    }
}
