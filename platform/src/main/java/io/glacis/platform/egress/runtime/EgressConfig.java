package io.glacis.platform.egress.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The egress guard's settings, the same in all services of a house.
@ConfigMapping(prefix = "glacis.egress")
public interface EgressConfig {
    /// A profile as JSON. Without one, this is the real internet.
    Optional<Path> profileFile();

    /// A page that tells the people we probe who we are and how to make us stop.
    @WithDefault("https://glacis.invalid/contact")
    String contactUrl();

    /// Recursive resolvers as `address[:port]`, for a profile that names none; otherwise the
    /// system's.
    Optional<List<String>> resolvers();

    /// Address blocks of our own machines, which are never probed.
    Optional<List<String>> ownAddresses();

    /// Special-purpose address blocks that webhooks and ticket systems may have.
    Optional<List<String>> integrationAddresses();

    /// Host suffixes of providers that are counted as one, besides the built-in ones.
    Optional<List<String>> providerZones();

    /// Bytes of bodies in memory at the same moment.
    @WithDefault("268435456")
    long bodiesInFlightMax();

    /// Whether this process brings schema `governor` up to date.
    @WithDefault("true")
    boolean migrate();

    Rates rates();

    /// Requests per second, and how many at once after silence.
    interface Rates {
        @WithDefault("2")
        double addressPerSecond();

        @WithDefault("5")
        int addressBurst();

        @WithDefault("2")
        int addressInFlight();

        @WithDefault("20")
        double domainPerSecond();

        @WithDefault("40")
        int domainBurst();

        @WithDefault("20")
        double zonePerSecond();

        @WithDefault("20")
        int zoneBurst();

        @WithDefault("10")
        double connectsPerSecond();

        @WithDefault("20")
        int connectsBurst();

        @WithDefault("200")
        double dnsPerSecond();

        @WithDefault("100")
        int dnsBurst();
    }
}
