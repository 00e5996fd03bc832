package io.glacis.platform.egress.runtime;

import io.glacis.contracts.IpRange;
import io.glacis.platform.egress.EgressLimits;
import io.glacis.platform.egress.EgressProfile;
import io.glacis.platform.egress.Endpoints;
import io.glacis.platform.egress.Politeness;
import io.glacis.platform.egress.UserAgent;
import io.glacis.platform.egress.governor.Rate;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Turns settings into the guard's own values; an error names the setting.
record EgressSettings(EgressConfig config) {
    private static final String PREFIX = "glacis.egress.";
    private static final int DNS_PORT = 53;

    EgressProfile profile() {
        List<InetSocketAddress> resolvers =
                each(
                        "resolvers",
                        config.resolvers().orElse(List.of()),
                        text -> Endpoints.parse(text, DNS_PORT));
        EgressProfile profile =
                config.profileFile()
                        .map(file -> named("profile-file", () -> EgressProfile.load(file)))
                        .orElseGet(() -> EgressProfile.internet(resolvers));
        return profile.withResolversIfNone(resolvers);
    }

    EgressLimits limits() {
        return new EgressLimits(
                named("contact-url", () -> UserAgent.of(config.contactUrl())),
                named(
                        "bodies-in-flight-max",
                        () ->
                                EgressLimits.Budget.DEFAULT.withBodiesInFlightMax(
                                        config.bodiesInFlightMax())),
                politeness(),
                each("own-addresses", config.ownAddresses().orElse(List.of()), IpRange::new),
                each(
                        "integration-addresses",
                        config.integrationAddresses().orElse(List.of()),
                        IpRange::new));
    }

    private Politeness politeness() {
        EgressConfig.Rates rates = config.rates();
        List<String> zones = new ArrayList<>(Politeness.DEFAULT.zones());
        zones.addAll(config.providerZones().orElse(List.of()));
        return new Politeness(
                named(
                        "rates.address-*",
                        () ->
                                new Rate(
                                        rates.addressPerSecond(),
                                        rates.addressBurst(),
                                        rates.addressInFlight())),
                rate("rates.domain-*", rates.domainPerSecond(), rates.domainBurst()),
                rate("rates.zone-*", rates.zonePerSecond(), rates.zoneBurst()),
                rate("rates.connects-*", rates.connectsPerSecond(), rates.connectsBurst()),
                rate("rates.dns-*", rates.dnsPerSecond(), rates.dnsBurst()),
                zones);
    }

    private static Rate rate(String setting, double perSecond, int burst) {
        return named(setting, () -> new Rate(perSecond, burst));
    }

    private static <T> List<T> each(
            String setting, List<String> texts, Function<String, T> parser) {
        return texts.stream()
                .map(text -> named(setting, () -> parser.apply(text.strip())))
                .toList();
    }

    private static <T> T named(String setting, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(PREFIX + setting + ": " + e.getMessage(), e);
        }
    }
}
