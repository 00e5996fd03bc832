package io.glacis.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProbeTest {
    private static final Hostname HOST = new Hostname("www.acme.example");
    private static final IpAddress ADDRESS = new IpAddress(Door.PUBLIC);

    private final Door door = new Door();

    @BeforeEach
    void start() {
        door.zone.add(HOST.text(), "A", Door.PUBLIC);
    }

    @AfterEach
    void stop() throws Exception {
        door.close();
    }

    @Test
    void a_banner_is_heard_up_to_its_limit() {
        RawServer server =
                RawServer.speaking(out ->
                        out.write(
                                "220 mail.acme.example\r\n"
                                        .repeat(9)
                                        .getBytes(StandardCharsets.US_ASCII)));
        door.keeps(server).leads(Door.PUBLIC, 25, server.address());

        TcpOutcome outcome =
                door.open()
                        .tcp()
                        .connect(
                                Door.acme(),
                                HOST,
                                25,
                                new TcpScript(23, false, Duration.ofSeconds(5)));

        assertThat(outcome)
                .isEqualTo(
                        new TcpOutcome.Open(ADDRESS, Body.of("220 mail.acme.example\r\n"), null));
    }

    @Test
    void silence_is_an_open_port_without_a_banner() {
        RawServer server = RawServer.answering(out -> {});
        door.keeps(server).leads(Door.PUBLIC, 9000, server.address());

        TcpOutcome outcome =
                door.open()
                        .tcp()
                        .connect(
                                Door.acme(),
                                HOST,
                                9000,
                                new TcpScript(10, false, Duration.ofMillis(100)));

        assertThat(outcome).isEqualTo(new TcpOutcome.Open(ADDRESS, Body.EMPTY, null));
    }

    @Test
    void a_closed_port_is_closed() {
        assertThat(door.open().tcp().connect(Door.acme(), HOST, 81, TcpScript.connectOnly()))
                .isEqualTo(new TcpOutcome.Closed(ADDRESS));
    }

    @Test
    void a_handshake_shows_the_certificate() throws Exception {
        HeldCertificate leaf =
                new HeldCertificate.Builder().addSubjectAlternativeName(HOST.text()).build();
        MockWebServer server = new MockWebServer();
        server.useHttps(
                new HandshakeCertificates.Builder()
                        .heldCertificate(leaf)
                        .build()
                        .sslSocketFactory());
        server.start(java.net.InetAddress.ofLiteral("127.0.0.1"), 0);
        door.keeps(server).leads(Door.PUBLIC, 443, server.getSocketAddress());

        TcpOutcome outcome =
                door.open().tcp().connect(Door.acme(), HOST, 443, TcpScript.handshake());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        TcpOutcome.Open.class,
                        open -> {
                            assertThat(open.tls()).isNotNull();
                            assertThat(open.tls().hostnameMatches()).isTrue();
                            assertThat(open.tls().chain()).containsExactly(leaf.certificate());
                        });
    }

    @Test
    void an_open_port_without_tls_is_open() {
        RawServer server =
                RawServer.speaking(out -> out.write("no\r\n".getBytes(StandardCharsets.US_ASCII)));
        door.keeps(server).leads(Door.PUBLIC, 443, server.address());

        assertThat(door.open().tcp().connect(Door.acme(), HOST, 443, TcpScript.handshake()))
                .isEqualTo(new TcpOutcome.Open(ADDRESS, Body.EMPTY, null));
    }
}
