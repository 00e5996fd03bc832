package io.glacis.standalone.stack;

import io.glacis.contracts.Service;
import io.glacis.standalone.settings.Home;
import io.glacis.standalone.settings.Settings;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// What a command works with: the programs, the folder and the settings on this machine.
public record Machine(Installation installation, Home home, Settings settings) {
    /// As the environment says.
    public static Machine current() {
        Map<String, String> environment = System.getenv();
        Home home = Home.of(environment);
        return new Machine(
                Installation.current(), home, Settings.of(home.configuration(), environment));
    }

    /// The same machine with a home apart, for what is not real.
    public Machine demo() {
        return new Machine(installation, home.demo(), settings);
    }

    /// The machine whose platform runs: the person's own, or else the demo's.
    public Optional<Machine> running() {
        if (InstanceLock.holder(home).isPresent()) {
            return Optional.of(this);
        }
        return InstanceLock.holder(demo().home()).map(_ -> demo());
    }

    /// Where the dashboard and the API are.
    public URI address() {
        return URI.create("http://127.0.0.1:" + settings.port(Service.REPORTING));
    }
}
