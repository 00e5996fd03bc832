package io.glacis.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glacis.contracts.IpAddress;
import io.glacis.contracts.IpRange;
import io.glacis.platform.egress.governor.Governor;
import io.glacis.platform.egress.governor.KillSwitch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EgressProfileTest {
    @TempDir private Path folder;

    @Test
    void a_profile_of_the_range_reads_as_it_is_written() throws Exception {
        Files.writeString(
                folder.resolve("ca.pem"),
                new HeldCertificate.Builder().certificateAuthority(0).build().certificatePem());

        EgressProfile profile =
                load(
                        """
                        { "profile": "range", "resolvers": ["127.77.0.1:5353"],
                          "caCertificate": "ca.pem",
                          "addresses": ["192.0.2.0/24", "2001:db8::/32"],
                          "dial": { "192.0.2.10:443": "127.77.0.10:20443",
                                    "[2001:db8::10]:80": "127.77.0.11:20080" },
                          "sources": { "ct": "https://ct.example.net/",
                                       "code": [{"kind": "github", "api": "https://api.code.example"}],
                                       "storage": {"s3": "https://s3.storage.example"} } }
                        """);

        assertThat(profile.kind()).isEqualTo(EgressProfile.Kind.RANGE);
        assertThat(profile.resolvers()).containsExactly(Endpoints.parse("127.77.0.1:5353", 53));
        assertThat(profile.authorities()).hasSize(1);
        assertThat(profile.dial())
                .containsEntry(
                        Endpoints.parse("[2001:db8::10]:80", 0),
                        Endpoints.parse("127.77.0.11:20080", 0));
        assertThat(profile.source("/storage/s3").map(WebUrl::host)).contains("s3.storage.example");
        assertThat(profile.source("/none")).isEmpty();
        assertThat(profile.sourceHosts())
                .containsExactlyInAnyOrder(
                        "ct.example.net", "api.code.example", "s3.storage.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | (root) must be an object",
                "{ | is not JSON",
                "{} | profile must be",
                "{\"profile\":\"moon\"} | profile must be",
                "{\"profile\":\"internet\",\"adresses\":[]} | adresses is not a known field",
                "{\"profile\":\"internet\",\"addresses\":[\"10.0.0.0/8\"]} | addresses must be"
                        + " empty",
                "{\"profile\":\"laboratory\",\"addresses\":[\"10.0.0.0/8\",\"x\"]} | addresses[1]"
                        + " must be",
                "{\"profile\":\"internet\",\"resolvers\":[\"dns.example\"]} | resolvers[0] must be",
                "{\"profile\":\"internet\",\"dial\":{\"192.0.2.1:1\":\"127.0.0.1:1\"}} | dial is"
                        + " for range",
                "{\"profile\":\"range\"} | range needs it",
                "{\"profile\":\"range\",\"dial\":{\"192.0.2.1:1\":\"192.0.2.1:1\"}} | must lead to"
                        + " loopback",
                "{\"profile\":\"range\",\"dial\":{\"192.0.2.1\":\"127.0.0.1:1\"}} | dial[192.0.2.1]"
                        + " must be",
                "{\"profile\":\"range\",\"dial\":{\"192.0.2.1:1\":\"127.0.0.1:1\"},\"resolvers\":[\"9.9.9.9\"]}"
                    + " | resolvers must lead to loopback",
                "{\"profile\":\"internet\",\"caCertificate\":\"missing.pem\"} | caCertificate must"
                        + " name",
                "{\"profile\":\"internet\",\"profile\":\"range\"} | is not JSON",
            })
    void an_error_names_the_file_and_the_field(String json, String problem) {
        assertThatThrownBy(() -> load(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("profile.json")
                .hasMessageContaining(problem);
    }

    @Test
    void the_range_dials_what_its_map_names_and_nothing_else() throws Exception {
        try (RawServer server = RawServer.saying("HTTP/1.1 204 No\r\n\r\n");
                LoopbackDns dns = new LoopbackDns(new LoopbackZone())) {
            EgressProfile profile =
                    load(
                            """
                            { "profile": "range", "resolvers": ["%s"],
                              "addresses": ["192.0.2.0/24", "127.0.0.0/8"],
                              "dial": { "192.0.2.10:80": "%s" } }
                            """
                                    .formatted(shown(dns.address()), shown(server.address())));
            try (Egress egress =
                    Egress.open(
                            profile,
                            EgressLimits.defaults(),
                            Governor.inMemory(),
                            KillSwitch.none())) {
                assertThat(get(egress, "http://192.0.2.10/"))
                        .isInstanceOf(HttpOutcome.Answered.class);
                for (String url :
                        List.of(
                                "http://192.0.2.10:81/",
                                "http://192.0.2.11/",
                                "http://" + shown(server.address()) + "/")) {
                    assertThat(get(egress, url))
                            .isInstanceOfSatisfying(
                                    HttpOutcome.Failed.class,
                                    failed ->
                                            assertThat(failed.reason())
                                                    .isEqualTo(Failure.CONNECT_REFUSED));
                }
                HttpProbeTest.assertRefused(
                        get(egress, "http://198.51.100.1/"), Refusal.DENIED_ADDRESS);
                assertThat(
                                egress.tcp()
                                        .connect(
                                                Door.boundless(),
                                                new IpAddress("192.0.2.10"),
                                                22,
                                                TcpScript.connectOnly()))
                        .isEqualTo(new TcpOutcome.Closed(new IpAddress("192.0.2.10")));
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_laboratory_reaches_what_it_allows() throws Exception {
        try (RawServer server = RawServer.saying("HTTP/1.1 204 No\r\n\r\n");
                Egress egress =
                        Egress.open(
                                EgressProfile.laboratory(
                                        List.of(), List.of(new IpRange("127.0.0.1/32"))),
                                EgressLimits.defaults(),
                                Governor.inMemory(),
                                KillSwitch.none())) {
            assertThat(get(egress, "http://" + shown(server.address()) + "/"))
                    .isInstanceOf(HttpOutcome.Answered.class);
            HttpProbeTest.assertRefused(get(egress, "http://127.0.0.2/"), Refusal.DENIED_ADDRESS);
        }
    }

    private static HttpOutcome get(Egress egress, String url) {
        return egress.http().ask(Door.boundless(), HttpAsk.get(WebUrl.of(url)));
    }

    private static String shown(java.net.InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    private EgressProfile load(String json) throws java.io.IOException {
        return EgressProfile.load(Files.writeString(folder.resolve("profile.json"), json));
    }
}
