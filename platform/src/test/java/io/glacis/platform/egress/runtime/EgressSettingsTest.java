package io.glacis.platform.egress.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glacis.contracts.IpRange;
import io.glacis.platform.egress.EgressLimits;
import io.glacis.platform.egress.EgressProfile;
import io.glacis.platform.egress.Politeness;
import io.glacis.platform.egress.Refusal;
import io.glacis.platform.egress.governor.Rate;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EgressSettingsTest {
    @Test
    void without_settings_the_defaults_are_the_polite_ones() {
        EgressSettings settings = settings(Map.of());

        assertThat(settings.limits()).isEqualTo(EgressLimits.defaults());
        assertThat(settings.limits().politeness()).isEqualTo(Politeness.DEFAULT);
        assertThat(settings.profile().kind()).isEqualTo(EgressProfile.Kind.INTERNET);
    }

    @Test
    void settings_are_taken() {
        EgressLimits limits =
                settings(
                                Map.of(
                                        "glacis.egress.contact-url", "https://acme.example/scan",
                                        "glacis.egress.own-addresses", "192.0.2.0/24,10.0.0.0/8",
                                        "glacis.egress.rates.address-per-second", "0.5",
                                        "glacis.egress.provider-zones", "cdn.example"))
                        .limits();

        assertThat(limits.userAgent().header())
                .isEqualTo("Glacis/0.1 (+https://acme.example/scan)");
        assertThat(limits.ownAddresses())
                .containsExactly(new IpRange("192.0.2.0/24"), new IpRange("10.0.0.0/8"));
        assertThat(limits.politeness().perAddress()).isEqualTo(new Rate(0.5, 5, 2));
        assertThat(limits.politeness().zones()).contains("cdn.example", "amazonaws.com");
    }

    @ParameterizedTest
    @CsvSource({
        "contact-url, ftp://x, glacis.egress.contact-url: ",
        "contact-url, not a url, glacis.egress.contact-url: ",
        "own-addresses, 10.0.0.0/99, glacis.egress.own-addresses: ",
        "integration-addresses, x, glacis.egress.integration-addresses: ",
        "rates.address-per-second, -1, glacis.egress.rates.address-*: ",
        "rates.dns-burst, 0, glacis.egress.rates.dns-*: ",
        "bodies-in-flight-max, 5, glacis.egress.bodies-in-flight-max: ",
    })
    void a_bad_value_names_its_setting(String setting, String value, String message) {
        EgressSettings settings = settings(Map.of("glacis.egress." + setting, value));

        assertThatThrownBy(settings::limits)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void a_bad_resolver_or_profile_names_its_setting() {
        assertThatThrownBy(
                        () -> settings(Map.of("glacis.egress.resolvers", "dns.example")).profile())
                .hasMessageStartingWith("glacis.egress.resolvers: ");
        assertThatThrownBy(() ->
                        settings(Map.of("glacis.egress.profile-file", "missing.json")).profile())
                .hasMessageStartingWith("glacis.egress.profile-file: ");
    }

    @Test
    void refusals_and_grants_are_counted() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        EgressMeters meters = new EgressMeters(registry);

        meters.denied(Refusal.DENIED_ADDRESS);
        meters.granted("ip", false, Duration.ofMillis(3));

        assertThat(
                        registry.get("glacis.egress.denied")
                                .tag("reason", "DENIED_ADDRESS")
                                .counter()
                                .count())
                .isEqualTo(1);
        assertThat(
                        registry.get("glacis.rate.grant")
                                .tag("key", "ip")
                                .tag("result", "exhausted")
                                .counter()
                                .count())
                .isEqualTo(1);
    }

    private static EgressSettings settings(Map<String, String> values) {
        return new EgressSettings(
                new SmallRyeConfigBuilder()
                        .withMapping(EgressConfig.class)
                        .withDefaultValues(values)
                        .addDefaultInterceptors()
                        .build()
                        .getConfigMapping(EgressConfig.class));
    }
}
