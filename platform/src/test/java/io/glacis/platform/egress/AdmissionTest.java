package io.glacis.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.contracts.Clearance;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpAddress;
import io.glacis.contracts.IpRange;
import io.glacis.contracts.Scope;
import io.glacis.contracts.TenantId;
import io.glacis.platform.egress.governor.Halts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
    private static final Scope SCOPE =
            new Scope(
                    List.of(new Hostname("acme.example")),
                    List.of(new IpRange("93.184.0.0/16")),
                    List.of(new Hostname("partner.acme.example")),
                    List.of(new IpRange("93.184.216.0/28")),
                    Clearance.POLITE_ACTIVE);

    private final Door door = new Door();

    @BeforeEach
    void start() {
        door.zone.add("www.acme.example", "A", "93.184.216.34");
        door.zone.add("excluded-address.acme.example", "A", "93.184.216.3");
        door.zone.add("partner.acme.example", "A", "93.184.216.34");
        door.zone.add("x.partner.acme.example", "A", "93.184.216.34");
        door.zone.add("bucket.storage.example", "A", "93.184.216.34");
        door.zone.add("other.example", "A", "93.184.216.34");
        door.zone.add("notacme.example", "A", "93.184.216.34");
    }

    @AfterEach
    void stop() throws Exception {
        door.close();
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.acme.example/, ",
        "http://bucket.storage.example/, ",
        "http://93.184.1.1/, ",
        "http://other.example/, OUT_OF_SCOPE",
        "http://notacme.example/, OUT_OF_SCOPE",
        "http://8.8.8.8/, OUT_OF_SCOPE",
        "http://partner.acme.example/, EXCLUDED",
        "http://x.partner.acme.example/, EXCLUDED",
        "http://93.184.216.3/, EXCLUDED",
        "http://excluded-address.acme.example/, EXCLUDED",
    })
    void exclusions_win_over_scope_and_attribution(String url, Refusal refusal) {
        Authority brand =
                new Authority.Brand(
                        Door.TENANT,
                        Door.BRAND,
                        SCOPE,
                        Clearance.POLITE_ACTIVE,
                        Set.of("bucket.storage.example", "Partner.acme.example", "93.184.216.3"));

        HttpOutcome outcome = door.open().http().ask(brand, HttpAsk.get(WebUrl.of(url)));

        if (refusal == null) {
            assertThat(outcome).isInstanceOf(HttpOutcome.Failed.class);
            assertThat(door.dialled).hasSize(1);
        } else {
            HttpProbeTest.assertRefused(outcome, refusal);
            assertThat(door.denied).containsExactly(refusal);
            assertThat(door.dialled).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, POLITE_ACTIVE, CLEARANCE, CLEARANCE",
        "PASSIVE, POLITE_ACTIVE, CLEARANCE, CLEARANCE",
        "RESOLVE, POLITE_ACTIVE, CLEARANCE, ",
        "POLITE_ACTIVE, RESOLVE, CLEARANCE, ",
        "POLITE_ACTIVE, NONE, CLEARANCE, CLEARANCE",
    })
    void the_smaller_of_both_clearances_counts(
            Clearance scope, Clearance asset, Refusal http, Refusal dns) {
        Authority brand =
                new Authority.Brand(
                        Door.TENANT,
                        Door.BRAND,
                        new Scope(SCOPE.domains(), List.of(), List.of(), List.of(), scope),
                        asset,
                        Set.of());
        Egress egress = door.open();

        HttpProbeTest.assertRefused(
                egress.http().ask(brand, HttpAsk.get(WebUrl.of("http://www.acme.example/"))), http);
        DnsOutcome resolved = egress.dns().ask(brand, new Hostname("www.acme.example"), DnsType.A);
        if (dns == null) {
            assertThat(resolved).isInstanceOf(DnsOutcome.Answer.class);
        } else {
            assertThat(resolved).isInstanceOf(DnsOutcome.Refused.class);
            assertThat(door.dns().questions()).isEmpty();
        }
    }

    @Test
    void a_thrown_switch_stops_a_tenant_or_everybody() {
        Egress egress = door.open();
        HttpAsk ask = HttpAsk.get(WebUrl.of("http://www.acme.example/"));
        Authority source = new Authority.Source("ct", Set.of("www.acme.example"));

        door.halts(new Halts(false, Set.of(new TenantId("other")), Set.of(), List.of()));
        assertThat(egress.http().ask(Door.acme(), ask)).isInstanceOf(HttpOutcome.Failed.class);
        door.halts(new Halts(false, Set.of(Door.TENANT), Set.of(), List.of()));
        HttpProbeTest.assertRefused(egress.http().ask(Door.acme(), ask), Refusal.HALTED);
        assertThat(egress.http().ask(source, ask)).isInstanceOf(HttpOutcome.Failed.class);
        door.halts(Halts.EVERYTHING);
        HttpProbeTest.assertRefused(egress.http().ask(source, ask), Refusal.HALTED);
        assertThat(egress.dns().ask(source, "www.acme.example", DnsType.TXT))
                .isInstanceOf(DnsOutcome.Refused.class);
    }

    @Test
    void who_opted_out_is_left_alone_by_name_and_by_address() {
        Egress egress = door.open();
        HttpAsk ask = HttpAsk.get(WebUrl.of("http://www.acme.example/"));
        Authority source = new Authority.Source("ct", Set.of("www.acme.example"));
        for (Halts halts :
                List.of(
                        new Halts(false, Set.of(), Set.of(new Hostname("acme.example")), List.of()),
                        new Halts(
                                false,
                                Set.of(),
                                Set.of(),
                                List.of(new IpRange("93.184.216.0/24"))))) {
            door.halts(halts);
            HttpProbeTest.assertRefused(egress.http().ask(Door.acme(), ask), Refusal.EXCLUDED);
            HttpProbeTest.assertRefused(egress.http().ask(source, ask), Refusal.EXCLUDED);
            assertThat(
                            egress.tcp()
                                    .connect(
                                            Door.boundless(),
                                            new IpAddress("93.184.216.34"),
                                            22,
                                            TcpScript.connectOnly()))
                    .isEqualTo(
                            halts.optedOutNames().isEmpty()
                                    ? new TcpOutcome.Refused(
                                            Refusal.EXCLUDED, "93.184.216.34 opted out")
                                    : new TcpOutcome.Closed(new IpAddress("93.184.216.34")));
        }
    }
}
