package io.glacis.discovery.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.contracts.IpAddress;
import io.glacis.platform.egress.Body;
import io.glacis.platform.egress.Headers;
import io.glacis.platform.egress.HttpOutcome;
import io.glacis.platform.egress.WebUrl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WebTest {
    private static HttpOutcome.Answered answer(String body, String... headers) {
        List<Headers.Line> lines = new ArrayList<>();
        for (int i = 0; i < headers.length; i += 2) {
            lines.add(new Headers.Line(headers[i], headers[i + 1]));
        }
        return new HttpOutcome.Answered(
                200,
                new Headers(lines),
                Body.of(body),
                false,
                new IpAddress("203.0.113.7"),
                null,
                Duration.ZERO,
                WebUrl.of("https://www.acme.example/"));
    }

    @Test
    void a_page_is_read_and_stripped_of_what_could_deceive() {
        Page page =
                Page.of(
                        answer(
                                "<title>Dash\u202eboard\u0007 [Jenkins]</title><link rel=icon"
                                        + " href=/i.png><script src=/a.js></script><script"
                                        + " src=//cdn.example/b.js></script><input type=password>",
                                "Content-Type",
                                "text/html"));

        assertThat(page.title()).isEqualTo("Dashboard [Jenkins]");
        assertThat(page.scripts())
                .extracting(WebUrl::text)
                .containsExactly("https://www.acme.example/a.js");
        assertThat(page.icon().orElseThrow().path()).isEqualTo("/i.png");
        assertThat(page.hasLogin()).isTrue();
    }

    @Test
    void systems_that_ship_software_are_marked() {
        Headers jenkins = new Headers(List.of(new Headers.Line("x-jenkins", "2.400")));

        assertThat(Technology.in(jenkins, "", "").isDelivery()).isTrue();
        assertThat(Technology.in(Headers.NONE, "Sign in · GitLab", "").products())
                .containsExactly("gitlab");
        assertThat(
                        Technology.in(
                                        new Headers(
                                                List.of(new Headers.Line("Server", "nginx/1.24"))),
                                        "Shop",
                                        "")
                                .isDelivery())
                .isFalse();
    }

    @Test
    void names_that_are_not_for_the_public_say_so() {
        assertThat(Environment.of("api-staging2.acme.example").orElseThrow().reason())
                .contains("staging");
        assertThat(Environment.of("www.acme.example")).isEmpty();
        assertThat(Environment.of("test.example")).isEmpty();
    }

    @Test
    void near_texts_have_near_digests() {
        List<String> one =
                List.of(
                        "welcome to the page of acme with many words and a news list from today"
                                .split(" "));
        List<String> other = new ArrayList<>(one);
        other.set(other.size() - 1, "yesterday");

        assertThat(Simhash.distance(Simhash.of(one), Simhash.of(other))).isLessThan(16);
        assertThat(Simhash.of(one)).hasSize(16);
    }

    @Property(tries = 200)
    void hostile_pages_never_throw(@ForAll String body) {
        assertThat(Page.of(answer("<title>" + body, "Content-Type", "text/html")).title().length())
                .isLessThanOrEqualTo(400);
    }
}
