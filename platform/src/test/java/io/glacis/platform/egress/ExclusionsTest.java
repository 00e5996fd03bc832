package io.glacis.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.contracts.BrandId;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpAddress;
import io.glacis.contracts.IpRange;
import io.glacis.contracts.Scope;
import io.glacis.contracts.TenantId;
import io.glacis.platform.egress.governor.KillSwitch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExclusionsTest {
    private static final Authority.Brand ACME =
            Authority.Brand.of(
                    TenantId.DEFAULT,
                    BrandId.of(TenantId.DEFAULT, "acme"),
                    new Scope(
                            List.of(new Hostname("acme.example")),
                            List.of(),
                            List.of(new Hostname("plant.acme.example")),
                            List.of(new IpRange("8.8.8.0/24")),
                            Clearance.POLITE_ACTIVE));

    private final Admission admission =
            new Admission(
                    AddressRules.of(EgressProfile.internet(List.of()), EgressLimits.defaults()),
                    KillSwitch.none());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*.plant.acme.example",
                "-x.plant.acme.example",
                "a!b.plant.acme.example",
                "pl\\097nt.acme.example"
            })
    void no_spelling_of_an_excluded_name_is_asked_for(String name) {
        assertThat(admission.question(ACME, name)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.acme.example", "_dmarc.acme.example", "www.other.example"})
    void other_names_are_asked_for(String name) {
        assertThat(admission.question(ACME, name)).isNull();
    }

    @Test
    void an_excluded_address_is_not_reached_through_nat64() {
        assertThat(admission.address(ACME, new IpAddress("64:ff9b::808:808"))).isNotNull();
        assertThat(admission.address(ACME, new IpAddress("64:ff9b::909:909"))).isNull();
    }
}
