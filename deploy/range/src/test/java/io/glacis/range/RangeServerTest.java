package io.glacis.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.glacis.range.world.WorldChange;
import io.glacis.range.world.WorldException;
import io.glacis.range.world.WorldLoader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import org.xbill.DNS.ZoneTransferException;
import org.xbill.DNS.ZoneTransferIn;

class RangeServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WORLD =
            """
            meta: {name: small, brand: {name: Small, domains: [small.example]}}
            resolver: {faults: [{suffix: broken.small.example, behaviour: servfail}]}
            zones:
              - apex: small.example
                nameservers: [{name: ns1.small.example, address: 192.0.2.53}]
                transferable: true
                records:
                  - "@ A 192.0.2.1"
                  - "* A 192.0.2.9"
                  - "www A 192.0.2.1"
                  - "six AAAA 2001:db8::6"
                  - "cdn CNAME edge.other.example."
                  - "gone NS ns1.vanished.example."
                  - 'long TXT %s'
              - {apex: other.example, nameservers: [{name: ns1.small.example, address: 192.0.2.53}], records: ["edge A 192.0.2.7"]}
            pointers: [{address: 192.0.2.1, name: www.small.example}, {address: "2001:db8::6", name: six.small.example}]
            certificates:
              - {names: [www.small.example, "*.small.example", www.else.example], notAfter: "2027-01-01"}
              - {names: [old.small.example], notBefore: "2019-01-01", notAfter: "2020-01-01"}
            registrations:
              domains: [{name: small.example, organisation: Small Ltd}]
              networks: [{cidr: 192.0.2.0/28, name: SMALL, handle: N-1, organisation: Small Ltd}]
            sites:
              - {host: www.small.example, aliases: [small.example], kind: page, addresses: [192.0.2.1], settings: {title: Small}}
              - {host: two.small.example, kind: page, addresses: [192.0.2.1], settings: {title: Two}}
              - {host: self.small.example, kind: page, addresses: [192.0.2.2], certificate: {fault: self-signed}}
              - {host: late.small.example, kind: page, addresses: [192.0.2.2], certificate: {fault: expired}}
              - {host: wrong.small.example, kind: page, addresses: [192.0.2.2], certificate: {fault: wrong-host}}
              - {host: six.small.example, kind: page, addresses: ["2001:db8::6"], http: [8080], settings: {title: Six}}
              - {host: ct.src.example, kind: ct, addresses: [192.0.2.10], owner: source}
              - {host: rdap.src.example, kind: rdap, addresses: [192.0.2.10], owner: source}
              - {host: hook.src.example, kind: webhook, addresses: [192.0.2.10], owner: source, settings: {secret: whsec_c2VjcmV0}}
              - {host: theirs.example, kind: page, addresses: [192.0.2.66], owner: foreign}
              - {host: drip.small.example, kind: tarpit, addresses: [192.0.2.2], settings: {bytes: 64, bytesPerDrop: 16, pauseMs: 1}}
            """
                    .formatted(("\"" + "y".repeat(200) + "\" ").repeat(9));

    @TempDir static Path folder;
    private static RangeServer range;
    private static Visitor visitor;

    @BeforeAll
    static void start() throws IOException {
        Path file = folder.resolve("small.yaml");
        Files.writeString(file, WORLD);
        range =
                RangeServer.start(
                        new WorldLoader().load(file.toString()),
                        RangeConfig.in(folder.resolve("home")));
        visitor = new Visitor(range);
    }

    @AfterAll
    static void stop() {
        range.close();
    }

    @Test
    void each_name_has_its_own_certificate_and_page_on_one_address() throws IOException {
        Visitor.Seen one = visitor.get("https://www.small.example/", "192.0.2.1");
        Visitor.Seen two = visitor.get("https://two.small.example/", "192.0.2.1");

        assertThat(one.body()).contains("<title>Small</title>");
        assertThat(two.body()).contains("<title>Two</title>");
        assertThat(one.certificate().getSubjectX500Principal().getName())
                .isEqualTo("CN=www.small.example");
        assertThat(two.certificate().getSubjectX500Principal().getName())
                .isEqualTo("CN=two.small.example");
        assertThat(visitor.get("http://nobody.example/", "192.0.2.1").status()).isEqualTo(404);
    }

    @Test
    void faulty_certificates_are_faulty() {
        for (String host : List.of("self", "late", "wrong")) {
            assertThatThrownBy(
                            () -> visitor.get("https://" + host + ".small.example/", "192.0.2.2"))
                    .as(host)
                    .isInstanceOf(SSLException.class);
        }
    }

    @Test
    void an_ipv6_address_is_reached_over_loopback() throws IOException {
        assertThat(visitor.get("http://six.small.example:8080/", "2001:db8::6").body())
                .contains("<title>Six</title>");
    }

    @Test
    void a_slow_body_comes_whole() throws IOException {
        assertThat(visitor.get("http://drip.small.example/", "192.0.2.2").body())
                .hasSizeGreaterThan(64);
    }

    @Test
    void malformed_requests_are_refused_and_the_server_goes_on() throws IOException {
        for (String nonsense :
                List.of(
                        "x\r\n\r\n",
                        "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999\r\n\r\n")) {
            try (Socket socket = visitor.connect("192.0.2.1", 80)) {
                socket.getOutputStream().write(nonsense.getBytes(StandardCharsets.US_ASCII));
                assertThat(
                                new String(
                                        socket.getInputStream().readAllBytes(),
                                        StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 4");
            }
        }
        assertThat(visitor.get("http://www.small.example/", "192.0.2.1").status()).isEqualTo(200);
    }

    @Test
    void the_resolver_knows_this_world_and_nothing_else() throws IOException {
        assertThat(answers(visitor.resolve("WWW.small.example", Type.A)))
                .containsExactly("192.0.2.1");
        assertThat(answers(visitor.resolve("made.up.small.example", Type.A)))
                .containsExactly("192.0.2.9");
        assertThat(answers(visitor.resolve("cdn.small.example", Type.A)))
                .containsExactly("edge.other.example.", "192.0.2.7");
        assertThat(visitor.resolve("nothing.example", Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(visitor.resolve("localhost.unknowntld", Type.A).getRcode())
                .isEqualTo(Rcode.NXDOMAIN);
        assertThat(visitor.resolve("example", Type.A).getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(visitor.resolve("x.gone.small.example", Type.A).getRcode())
                .isEqualTo(Rcode.SERVFAIL);
        assertThat(visitor.resolve("a.broken.small.example", Type.A).getRcode())
                .isEqualTo(Rcode.SERVFAIL);
        Message none = visitor.resolve("www.small.example", Type.AAAA);
        assertThat(none.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(none.getSection(Section.AUTHORITY))
                .extracting(Record::getType)
                .containsExactly(Type.SOA);
        for (String address : List.of("192.0.2.1", "2001:db8::6")) {
            String reverse = ReverseMap.fromAddress(InetAddress.ofLiteral(address)).toString();
            assertThat(answers(visitor.resolve(reverse, Type.PTR)).getFirst())
                    .endsWith(".small.example.");
        }
    }

    @Test
    void a_long_answer_is_cut_over_udp_and_whole_over_tcp() throws IOException {
        Message whole = visitor.resolve("long.small.example", Type.TXT);
        Message overTcp =
                Visitor.ask(range.resolverAddress(), "long.small.example", Type.TXT, true);

        assertThat(whole.getHeader().getFlag(Flags.TC)).isFalse(); // the client went on over TCP
        assertThat(overTcp.getSection(Section.ANSWER)).hasSize(1);
    }

    @Test
    void the_nameserver_has_authority_and_gives_the_zone_away() throws Exception {
        String[] at = range.dial().get("192.0.2.53:53").split(":", 2);
        InetSocketAddress server =
                new InetSocketAddress(InetAddress.ofLiteral(at[0]), Integer.parseInt(at[1]));
        Message said = Visitor.ask(server, "www.small.example", Type.A, false);
        ZoneTransferIn transfer =
                ZoneTransferIn.newAXFR(Name.fromConstantString("small.example."), server, null);
        transfer.run();
        ZoneTransferIn refused =
                ZoneTransferIn.newAXFR(Name.fromConstantString("other.example."), server, null);

        assertThat(said.getHeader().getFlag(Flags.AA)).isTrue();
        assertThat(Visitor.ask(server, "www.elsewhere.example", Type.A, false).getRcode())
                .isEqualTo(Rcode.REFUSED);
        assertThat(transfer.getAXFR())
                .extracting(record -> record.getName().toString())
                .contains("www.small.example.", "*.small.example.");
        assertThatThrownBy(refused::run).isInstanceOf(ZoneTransferException.class);
    }

    @Test
    void certificates_are_searched_as_at_crt_sh() throws IOException {
        JsonNode all = ct("q=%25.small.example&output=json&deduplicate=Y");
        JsonNode valid = ct("q=%25.small.example&output=json&exclude=expired");
        JsonNode exact = ct("q=www.small.example&output=json&deduplicate=Y");

        assertThat(all).hasSize(2);
        assertThat(all.get(1).path("name_value").textValue())
                .isEqualTo("*.small.example\nwww.small.example");
        assertThat(all.get(1).path("not_after").textValue()).isEqualTo("2027-01-01T00:00:00");
        assertThat(valid).as("precertificate and certificate").hasSize(2);
        assertThat(exact).hasSize(1);
        assertThat(ct("q=%25.nobody.example&output=json")).isEmpty();
    }

    @Test
    void registrations_are_told_as_rdap() throws IOException {
        JsonNode domain = rdap("/domain/small.example");
        JsonNode network = rdap("/ip/192.0.2.3");

        assertThat(domain.path("ldhName").textValue()).isEqualTo("small.example");
        assertThat(domain.at("/entities/1/vcardArray/1/1/3").textValue()).isEqualTo("Small Ltd");
        assertThat(network.path("endAddress").textValue()).isEqualTo("192.0.2.15");
        assertThat(rdap("/domain/none.example").path("errorCode").intValue()).isEqualTo(404);
        assertThat(rdap("/ip/192.0.2.77").path("errorCode").intValue()).isEqualTo(404);
        assertThat(rdap("/ip/nonsense").path("errorCode").intValue()).isEqualTo(400);
    }

    @Test
    void a_delivery_is_kept_with_the_verdict_on_its_signature() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature =
                Base64.getEncoder()
                        .encodeToString(mac.doFinal("m1.100.{}".getBytes(StandardCharsets.UTF_8)));
        deliver("m1", signature);
        deliver("m2", signature);

        JsonNode kept =
                JSON.readTree(visitor.get("https://hook.src.example/", "192.0.2.10").body());

        assertThat(kept.path("deliveries")).hasSize(2);
        assertThat(kept.at("/deliveries/0/signature").textValue()).isEqualTo("valid");
        assertThat(kept.at("/deliveries/1/signature").textValue()).isEqualTo("invalid");
    }

    private static void deliver(String id, String signature) throws IOException {
        visitor.send(
                "https://hook.src.example/in",
                "192.0.2.10",
                "POST",
                "webhook-id: "
                        + id
                        + "\r\nwebhook-timestamp: 100\r\nwebhook-signature: v1,"
                        + signature
                        + "\r\nContent-Length: 2\r\n\r\n{}");
    }

    @Test
    void what_reaches_strangers_is_counted_and_the_profile_names_only_loopback()
            throws IOException {
        long before = range.traffic().outOfScopePackets();
        visitor.get("http://theirs.example/", "192.0.2.66");
        JsonNode profile = JSON.readTree(Files.readString(range.profileFile()));

        assertThat(range.traffic().outOfScopePackets() - before).isEqualTo(2); // connect, request
        assertThat(profile.path("profile").textValue()).isEqualTo("range");
        assertThat(profile.path("dial"))
                .isNotEmpty()
                .allMatch(to -> to.textValue().startsWith("127.77."));
        assertThat(profile.path("dial").has("[2001:db8::6]:8080")).isTrue();
    }

    @Test
    void a_running_world_can_change() throws IOException {
        JsonNode change =
                JSON.readTree(
                        """
                        {"records": {"add": [{"zone": "small.example", "record": "new A 192.0.2.5"}]},
                         "sites": {"add": [{"host": "new.small.example", "kind": "page", "addresses": ["192.0.2.5"], "http": [80], "settings": {"title": "New"}}]}}
                        """);
        range.change(WorldChange.read(change));
        assertThat(answers(visitor.resolve("new.small.example", Type.A)))
                .containsExactly("192.0.2.5");
        assertThat(visitor.get("http://new.small.example/", "192.0.2.5").body()).contains("New");

        range.change(
                WorldChange.read(
                        JSON.readTree(
                                """
                                {"records": {"remove": [{"zone": "small.example", "record": "new A 192.0.2.5"}]}, "sites": {"remove": ["new.small.example"]}}
                                """)));
        assertThat(answers(visitor.resolve("new.small.example", Type.A)))
                .containsExactly("192.0.2.9"); // the wildcard's again
        assertThat(range.dial()).doesNotContainKey("192.0.2.5:80");
    }

    @Test
    void an_unknown_kind_is_named_with_its_field() throws IOException {
        Path file = folder.resolve("bad.yaml");
        Files.writeString(
                file,
                """
                meta: {name: bad, brand: {name: B, domains: [b.example]}}
                sites: [{host: b.example, kind: teapot, addresses: [192.0.2.1]}]
                """);

        assertThatThrownBy(() ->
                        RangeServer.start(
                                new WorldLoader().load(file.toString()),
                                RangeConfig.in(folder.resolve("bad"))))
                .isInstanceOf(WorldException.class)
                .hasMessageStartingWith(
                        "world bad.yaml: sites[0].kind: teapot is not a known kind");
    }

    private static JsonNode ct(String query) throws IOException {
        return JSON.readTree(visitor.get("https://ct.src.example/?" + query, "192.0.2.10").body());
    }

    private static JsonNode rdap(String path) throws IOException {
        return JSON.readTree(visitor.get("https://rdap.src.example" + path, "192.0.2.10").body());
    }

    private static List<String> answers(Message message) {
        return message.getSection(Section.ANSWER).stream().map(Record::rdataToString).toList();
    }
}
