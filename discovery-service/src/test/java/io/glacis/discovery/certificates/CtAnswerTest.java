package io.glacis.discovery.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.contracts.BrandId;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.Digest;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.Lane;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.Scope;
import io.glacis.contracts.TenantId;
import io.glacis.discovery.attribution.Basis;
import io.glacis.discovery.attribution.Sighting;
import io.glacis.discovery.scope.ScanScope;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CtAnswerTest {
    private static final String FIXTURE =
            """
            [{"issuer_ca_id":1,"issuer_name":"C=XX, O=Test","common_name":"acme.example",
              "name_value":"*.apps.acme.example\\nWWW.acme.example.\\nsister.example\\nadmin@acme.example\\nb ad.acme.example",
              "id":77,"entry_timestamp":"2026-01-02T03:04:05.678","extra":{"deep":[1,2]}},
             {"common_name":"sni7.cdn.example","name_value":"cdn.acme.example\\nimg.bakery.example","id":78},
             {"common_name":"acme.example.evil.example","name_value":"acme.example.evil.example","id":79}]
            """;

    private static CtAnswer read(String text) {
        return CtAnswer.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static ScanScope scope() {
        BrandId brand = BrandId.of(TenantId.DEFAULT, "Acme");
        return new ScanScope(
                TenantId.DEFAULT,
                brand,
                "Acme",
                ScanId.of(brand, "1"),
                1,
                Lane.BULK,
                new Scope(
                        List.of(new Hostname("acme.example")),
                        List.of(),
                        List.of(new Hostname("www.acme.example")),
                        List.of(),
                        Clearance.POLITE_ACTIVE),
                Set.of(),
                false);
    }

    @Test
    void names_are_read_out_of_untidy_text() {
        assertThat(read(FIXTURE))
                .isInstanceOfSatisfying(
                        CtAnswer.Entries.class,
                        entries ->
                                assertThat(entries.entries().getFirst().names())
                                        .extracting(Hostname::text)
                                        .containsExactly(
                                                "acme.example",
                                                "apps.acme.example",
                                                "sister.example",
                                                "www.acme.example"));
    }

    @Test
    void a_certificate_of_a_provider_ties_nobody_to_the_brand() {
        List<Sighting> sightings =
                new CtSightings(
                                scope(),
                                new Hostname("acme.example"),
                                text -> Digest.ofBytes(text.getBytes(StandardCharsets.UTF_8)))
                        .of(((CtAnswer.Entries) read(FIXTURE)).entries());

        assertThat(sightings)
                .extracting(sighting -> sighting.subject().value() + " " + sighting.basis())
                .containsExactlyInAnyOrder(
                        "acme.example " + Basis.SUBDOMAIN,
                        "apps.acme.example " + Basis.SUBDOMAIN,
                        "cdn.acme.example " + Basis.SUBDOMAIN,
                        "sister.example " + Basis.CERTIFICATE_NEIGHBOUR);
    }

    @Test
    void what_is_not_an_answer_is_a_failing_source() {
        for (String body :
                List.of(
                        "",
                        "<html>busy</html>",
                        "{\"error\":1}",
                        "[1,2]",
                        FIXTURE.substring(0, 200))) {
            assertThat(read(body)).isInstanceOf(CtAnswer.Malformed.class);
        }
        assertThat(read("[]")).isInstanceOf(CtAnswer.Entries.class);
    }

    @Property(tries = 300)
    void hostile_bytes_never_throw(@ForAll byte[] bytes) {
        assertThat(CtAnswer.read(new ByteArrayInputStream(bytes))).isNotNull();
    }
}
