package io.glacis.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectsTest {
    private final MockWebServer server = new MockWebServer();
    private final Door door = new Door();

    @BeforeEach
    void start() throws Exception {
        server.start(java.net.InetAddress.ofLiteral("127.0.0.1"), 0);
        door.zone.add("www.acme.example", "A", Door.PUBLIC);
        door.zone.add("other.acme.example", "A", Door.PUBLIC);
        door.leads(Door.PUBLIC, 80, server.getSocketAddress());
    }

    @AfterEach
    void stop() throws Exception {
        door.close();
        server.close();
    }

    /// H05, H07, H08: each hop is decided anew.
    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/latest/meta-data/, DENIED_ADDRESS",
        "http://127.0.0.1:8600/, DENIED_ADDRESS",
        "http://[::1]/, DENIED_ADDRESS",
        "http://[::ffff:10.0.0.1]/, DENIED_ADDRESS",
        "http://localhost/, OUT_OF_SCOPE",
        "http://evil.example/, OUT_OF_SCOPE",
        "//evil.example/, OUT_OF_SCOPE",
        "file:///etc/passwd, MALFORMED_URL",
        "gopher://acme.example/, MALFORMED_URL",
        "jar:http://www.acme.example/!/x, MALFORMED_URL",
        "ftp://www.acme.example/, MALFORMED_URL",
        "http://www.acme.example@evil.example/, MALFORMED_URL",
        "http://2130706433/, MALFORMED_URL",
        "http://0177.0.0.1/, MALFORMED_URL",
        "http:\\\\evil.example, MALFORMED_URL",
    })
    void a_hop_that_is_not_permitted_ends_the_chain(String location, Refusal reason) {
        server.enqueue(redirect(location));
        Authority.Brand brand = reason == Refusal.DENIED_ADDRESS ? Door.boundless() : Door.acme();

        Redirects chain = follow(brand, "http://www.acme.example/");

        assertThat(chain.hops()).hasSize(1);
        HttpProbeTest.assertRefused(chain.end(), reason);
        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(door.dialled).hasSize(1);
    }

    @Test
    void a_chain_inside_the_scope_is_followed_to_its_end() {
        server.enqueue(redirect("/a"));
        server.enqueue(redirect("http://other.acme.example/b"));
        server.enqueue(new MockResponse.Builder().body("there").build());

        Redirects chain = follow(Door.acme(), "http://www.acme.example/");

        assertThat(chain.hops()).hasSize(2);
        HttpOutcome.Answered end = HttpProbeTest.answered(chain.end());
        assertThat(end.url().text()).isEqualTo("http://other.acme.example/b");
        assertThat(end.body().text()).isEqualTo("there");
    }

    @Test
    void the_sixth_hop_is_not_taken() {
        for (int i = 0; i < 1_000; i++) {
            server.enqueue(redirect("/" + i));
        }

        Redirects chain = follow(Door.acme(), "http://www.acme.example/");

        assertThat(chain.end())
                .isInstanceOfSatisfying(
                        HttpOutcome.Failed.class,
                        failed ->
                                assertThat(failed.reason()).isEqualTo(Failure.TOO_MANY_REDIRECTS));
        assertThat(chain.hops()).hasSize(5);
        assertThat(server.getRequestCount()).isEqualTo(6);
    }

    @Test
    void a_loop_ends_where_it_closes() {
        server.enqueue(redirect("/a"));
        server.enqueue(redirect("/"));

        Redirects chain = follow(Door.acme(), "http://www.acme.example/");

        assertThat(chain.end())
                .isEqualTo(
                        new HttpOutcome.Failed(Failure.REDIRECT_LOOP, "http://www.acme.example/"));
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void a_credential_stays_with_its_origin() throws Exception {
        server.enqueue(redirect("/same"));
        server.enqueue(redirect("http://other.acme.example/"));
        server.enqueue(redirect("http://www.acme.example/back"));
        server.enqueue(new MockResponse.Builder().build());
        Authority source =
                new Authority.Source("code", Set.of("www.acme.example", "other.acme.example"));

        Redirects.follow(
                door.open().http(),
                source,
                HttpAsk.get(WebUrl.of("http://www.acme.example/"))
                        .withHeader("Authorization", "Bearer t"),
                5);

        assertThat(authorization()).isEqualTo("Bearer t");
        assertThat(authorization()).isEqualTo("Bearer t");
        assertThat(authorization()).isNull();
        assertThat(authorization()).isNull();
    }

    private String authorization() throws InterruptedException {
        return server.takeRequest().getHeaders().get("Authorization");
    }

    private Redirects follow(Authority authority, String url) {
        return Redirects.follow(door.open().http(), authority, HttpAsk.get(WebUrl.of(url)), 5);
    }

    private static MockResponse redirect(String location) {
        return new MockResponse.Builder().code(302).addHeader("Location", location).build();
    }
}
