package io.glacis.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glacis.platform.egress.governor.Governor;
import java.util.Map;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpProbeTest {
    private final MockWebServer server = new MockWebServer();
    private final Door door = new Door();

    @BeforeEach
    void start() throws Exception {
        server.start(java.net.InetAddress.ofLiteral("127.0.0.1"), 0);
        door.zone.add("www.acme.example", "A", Door.PUBLIC);
        door.leads(Door.PUBLIC, 80, server.getSocketAddress());
        door.leads(Door.PUBLIC, 443, server.getSocketAddress());
    }

    @AfterEach
    void stop() throws Exception {
        door.close();
        server.close();
    }

    @Test
    void an_answer_comes_with_its_address_and_we_say_who_we_are() throws Exception {
        server.enqueue(new MockResponse.Builder().body("hello").build());

        HttpOutcome.Answered answered = answered(ask("http://www.acme.example/a?b=c"));

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.body().text()).isEqualTo("hello");
        assertThat(answered.address().text()).isEqualTo(Door.PUBLIC);
        assertThat(answered.tls()).isNull();
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/a?b=c");
        assertThat(request.getHeaders().get("Host")).isEqualTo("www.acme.example");
        assertThat(request.getHeaders().get("User-Agent"))
                .isEqualTo("Glacis/0.1 (+https://glacis.invalid/contact)");
        assertThat(request.getHeaders().names())
                .containsExactlyInAnyOrder("Host", "User-Agent", "Accept-Encoding", "Connection");
    }

    @Test
    void every_status_is_an_answer_and_is_asked_once() {
        for (int status : new int[] {204, 301, 304, 307, 401, 404, 407, 408, 421, 429, 500, 503}) {
            server.enqueue(
                    new MockResponse.Builder()
                            .code(status)
                            .addHeader("Location", "http://www.acme.example/next")
                            .addHeader("Retry-After", "0")
                            .addHeader("WWW-Authenticate", "Basic realm=\"x\"")
                            .build());
            int before = server.getRequestCount();
            door.governor(Governor.inMemory());

            assertThat(answered(ask("http://www.acme.example/")).status()).isEqualTo(status);
            assertThat(server.getRequestCount() - before).isEqualTo(1);
        }
    }

    @Test
    void cookies_are_never_kept() throws Exception {
        MockResponse.Builder many = new MockResponse.Builder();
        for (int i = 0; i < 90; i++) {
            many.addHeader("Set-Cookie", "c" + i + "=1; Domain=example; Path=/");
        }
        server.enqueue(many.build());
        server.enqueue(new MockResponse.Builder().build());

        Egress egress = door.open();
        HttpAsk ask = HttpAsk.get(WebUrl.of("http://www.acme.example/"));
        assertThat(answered(egress.http().ask(Door.acme(), ask)).headers().all("set-cookie"))
                .hasSize(90);
        egress.http().ask(Door.acme(), ask);

        server.takeRequest();
        assertThat(server.takeRequest().getHeaders().get("Cookie")).isNull();
    }

    @Test
    void an_untrusted_certificate_is_an_answer_with_its_facts() throws Exception {
        HeldCertificate own =
                new HeldCertificate.Builder().addSubjectAlternativeName("other.example").build();
        serveTls(own);
        server.enqueue(new MockResponse.Builder().body("secure").build());

        TlsSeen tls = answered(ask("https://www.acme.example/")).tls();

        assertThat(tls).isNotNull();
        assertThat(tls.trusted()).isFalse();
        assertThat(tls.hostnameMatches()).isFalse();
        assertThat(tls.protocol()).isEqualTo("TLSv1.3");
        assertThat(tls.chain()).containsExactly(own.certificate());
    }

    @Test
    void a_certificate_of_the_profiles_authority_is_trusted() throws Exception {
        HeldCertificate root = new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate leaf =
                new HeldCertificate.Builder()
                        .signedBy(root)
                        .addSubjectAlternativeName("*.acme.example")
                        .build();
        serveTls(leaf);
        server.enqueue(new MockResponse.Builder().build());
        door.trusting(root.certificate());

        TlsSeen tls = answered(ask("https://www.acme.example/")).tls();

        assertThat(tls.trusted()).isTrue();
        assertThat(tls.hostnameMatches()).isTrue();
    }

    @Test
    void a_source_with_an_untrusted_certificate_gets_no_request() throws Exception {
        serveTls(
                new HeldCertificate.Builder()
                        .addSubjectAlternativeName("www.acme.example")
                        .build());
        Authority source = new Authority.Source("ct", Set.of("www.acme.example"));

        HttpOutcome outcome =
                door.open()
                        .http()
                        .ask(
                                source,
                                HttpAsk.get(WebUrl.of("https://www.acme.example/"))
                                        .withHeader("Authorization", "Bearer t"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        HttpOutcome.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Failure.TLS));
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void a_brand_never_gets_a_post_or_a_credential() {
        WebUrl url = WebUrl.of("http://www.acme.example/");
        Egress egress = door.open();

        assertRefused(
                egress.http().ask(Door.acme(), HttpAsk.post(url, "text/plain", Body.of("x"))),
                Refusal.CLEARANCE);
        for (String name : Set.of("Authorization", "X-JFrog-Art-Api-Key", "PRIVATE-TOKEN")) {
            assertRefused(
                    egress.http().ask(Door.acme(), HttpAsk.get(url).withHeader(name, "x")),
                    Refusal.CLEARANCE);
        }
        assertThat(door.dialled).isEmpty();
    }

    @Test
    void an_integration_posts_to_its_own_host_only() throws Exception {
        server.enqueue(new MockResponse.Builder().code(202).build());
        Authority hook = new Authority.Integration("hook", Set.of("www.acme.example"));
        HttpAsk ask =
                HttpAsk.post(
                        WebUrl.of("http://www.acme.example/hook"),
                        "application/json",
                        Body.of("{}"));
        Egress egress = door.open();

        assertThat(answered(egress.http().ask(hook, ask)).status()).isEqualTo(202);
        assertThat(server.takeRequest().getBody().utf8()).isEqualTo("{}");
        assertRefused(
                egress.http().ask(hook, ask.withUrl(WebUrl.of("http://acme.example/hook"))),
                Refusal.OUT_OF_SCOPE);
    }

    @Test
    void gzip_is_inflated_under_control_and_a_bomb_is_cut() {
        server.enqueue(gzipped(100 << 20));

        HttpOutcome.Answered answered = answered(ask("http://www.acme.example/"));

        assertThat(answered.truncated()).isTrue();
        assertThat(answered.body().length()).isLessThanOrEqualTo(8 << 20);
        server.enqueue(gzipped(10_000));
        HttpOutcome.Answered small = answered(ask("http://www.acme.example/"));
        assertThat(small.truncated()).isFalse();
        assertThat(small.body().length()).isEqualTo(10_000);
    }

    @Test
    void a_long_body_is_cut_at_its_limit_and_says_so() {
        server.enqueue(new MockResponse.Builder().body("x".repeat(3 << 20)).build());

        HttpOutcome.Answered answered = answered(ask("http://www.acme.example/"));

        assertThat(answered.truncated()).isTrue();
        assertThat(answered.body().length()).isEqualTo(1 << 20);
    }

    @Test
    void head_has_no_body() {
        server.enqueue(new MockResponse.Builder().addHeader("Content-Length", "77").build());

        HttpOutcome outcome =
                door.open()
                        .http()
                        .ask(Door.acme(), HttpAsk.head(WebUrl.of("http://www.acme.example/")));

        assertThat(answered(outcome).body().length()).isZero();
    }

    @Test
    void headers_that_are_the_guards_own_or_break_lines_are_our_defect() {
        HttpAsk ask = HttpAsk.get(WebUrl.of("http://www.acme.example/"));
        for (Map.Entry<String, String> header :
                Map.of("Host", "x", "Cookie", "x", "Referer", "x", "X-A", "a\r\nb: c", "X B", "c")
                        .entrySet()) {
            assertThatThrownBy(() -> ask.withHeader(header.getKey(), header.getValue()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_slow_down_stops_the_address_and_the_refusal_says_when_to_come_again() {
        server.enqueue(
                new MockResponse.Builder().code(429).addHeader("Retry-After", "120").build());
        Egress egress = door.open();
        HttpAsk ask = HttpAsk.get(WebUrl.of("http://www.acme.example/"));
        egress.http().ask(Door.acme(), ask);

        HttpOutcome second = egress.http().ask(Door.acme(), ask);

        assertRefused(second, Refusal.BUDGET);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    private HttpOutcome ask(String url) {
        return door.open().http().ask(Door.acme(), HttpAsk.get(WebUrl.of(url)));
    }

    private void serveTls(HeldCertificate certificate) {
        server.useHttps(
                new HandshakeCertificates.Builder()
                        .heldCertificate(certificate)
                        .build()
                        .sslSocketFactory());
    }

    private static MockResponse gzipped(int length) {
        Buffer compressed = new Buffer();
        try (okio.BufferedSink sink = Okio.buffer(new GzipSink(compressed))) {
            byte[] blank = new byte[1 << 10];
            for (int i = 0; i < length / blank.length; i++) {
                sink.write(blank);
            }
            sink.write(blank, 0, length % blank.length);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(compressed)
                .build();
    }

    static HttpOutcome.Answered answered(HttpOutcome outcome) {
        assertThat(outcome).isInstanceOf(HttpOutcome.Answered.class);
        return (HttpOutcome.Answered) outcome;
    }

    static void assertRefused(HttpOutcome outcome, Refusal reason) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        HttpOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
