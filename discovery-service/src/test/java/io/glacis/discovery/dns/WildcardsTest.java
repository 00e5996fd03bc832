package io.glacis.discovery.dns;

import static io.glacis.discovery.dns.Wildcards.Nature.REAL;
import static io.glacis.discovery.dns.Wildcards.Nature.SYNTHESISED;
import static io.glacis.discovery.dns.Wildcards.Nature.UNCLEAR;
import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.contracts.Hostname;
import io.glacis.platform.egress.DnsOutcome;
import io.glacis.platform.egress.DnsType;
import io.glacis.platform.egress.Failure;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WildcardsTest {
    private static TestZone zone(boolean isLoose) {
        return new TestZone(isLoose)
                .address("acme.example", "203.0.113.1")
                .address("*.acme.example", "203.0.113.60")
                .address("other.acme.example", "203.0.113.61")
                .address("shared.acme.example", "203.0.113.60")
                .mail("mail.acme.example", "mx.host.example")
                .mail("acme.example", "mx1.acme.example")
                .address("mx1.acme.example", "203.0.113.2")
                .address("deep.ent.acme.example", "203.0.113.60")
                .address("v6.acme.example", "2001:db8::6");
    }

    @Test
    void without_a_wildcard_whatever_answers_is_real() {
        TestZone zone = new TestZone(false).address("www.acme.example", "203.0.113.1");

        assertThat(zone.natureOf("www.acme.example")).isEqualTo(REAL);
    }

    @Test
    void made_up_names_are_told_from_real_ones_even_at_the_same_address() {
        TestZone zone = zone(false);

        assertThat(zone.natureOf("phantom.acme.example")).isEqualTo(SYNTHESISED);
        assertThat(zone.natureOf("two.levels.acme.example")).isEqualTo(SYNTHESISED);
        assertThat(zone.natureOf("other.acme.example")).isEqualTo(REAL);
        assertThat(zone.natureOf("shared.acme.example")).isEqualTo(REAL);
        assertThat(zone.natureOf("deep.ent.acme.example")).isEqualTo(REAL);
        assertThat(zone.natureOf("mail.acme.example")).isEqualTo(REAL);
        assertThat(zone.natureOf("v6.acme.example")).isEqualTo(REAL);
    }

    @Test
    void a_rotating_wildcard_makes_no_phantom_and_hides_no_host() {
        TestZone zone =
                zone(false)
                        .address("*.acme.example", "203.0.113.62", "203.0.113.63", "203.0.113.64")
                        .rotating();

        for (String name : List.of("a", "b", "c", "d", "e", "f", "g")) {
            assertThat(zone.natureOf(name + ".acme.example")).isEqualTo(SYNTHESISED);
        }
        assertThat(zone.natureOf("shared.acme.example")).isEqualTo(REAL);
        assertThat(zone.natureOf("other.acme.example")).isEqualTo(REAL);
    }

    @Test
    void a_name_with_a_wildcard_of_its_own_is_real() {
        TestZone zone =
                zone(false)
                        .address("apps.acme.example", "203.0.113.60")
                        .address("*.apps.acme.example", "203.0.113.70");

        assertThat(zone.natureOf("apps.acme.example")).isEqualTo(REAL);
        assertThat(zone.natureOf("x.apps.acme.example")).isEqualTo(SYNTHESISED);
    }

    @Test
    void a_server_that_breaks_the_standard_makes_no_phantom() {
        TestZone zone = zone(true);

        assertThat(zone.natureOf("phantom.acme.example")).isEqualTo(SYNTHESISED);
        assertThat(zone.natureOf("other.acme.example")).isEqualTo(REAL);
    }

    @Test
    void an_unanswered_question_decides_nothing() {
        AtomicInteger count = new AtomicInteger();
        Wildcards wildcards =
                new Wildcards(
                        "test",
                        (_, _) -> {
                            count.incrementAndGet();
                            return new DnsOutcome.Failed(Failure.TIMEOUT, "");
                        });
        DnsOutcome answer = zone(false).ask("other.acme.example", DnsType.A);

        assertThat(wildcards.natureOf(new Hostname("other.acme.example"), answer))
                .isEqualTo(UNCLEAR);
        assertThat(count.get()).isEqualTo(1);
    }

    @Test
    void what_is_known_of_a_parent_is_asked_once() {
        TestZone zone = zone(false);
        Wildcards wildcards = new Wildcards("test", zone);
        wildcards.below(new Hostname("acme.example"));
        int before = zone.asked;

        wildcards.below(new Hostname("acme.example"));

        assertThat(zone.asked).isEqualTo(before);
    }
}
