package io.glacis.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user@acme.example/",
                "http://user:pass@acme.example/",
                "http://@acme.example/",
                "http://acme.example@evil.example/",
                "http://acme.example\\@evil.example/",
                "http:\\\\acme.example/",
                "http:/acme.example/",
                "http:acme.example",
                "//acme.example/",
                "ftp://acme.example/",
                "file:///etc/passwd",
                "gopher://acme.example/",
                "jar:http://acme.example/!/a",
                "javascript:alert(1)",
                "http://acme.example/\r\nX: y",
                "http://acme.example/\u0000",
                "http://acme\u200b.example/",
                "http://\u202eacme.example/",
                " http://acme.example/",
                "http://acme.example:0/",
                "http://acme.example:65536/",
                "http://acme.example:80:80/",
                "http://127%2e0%2e0%2e1/",
                "http://%61cme.example/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://0x7f.1/",
                "http://127.1/",
                "http://127.0.1/",
                "http://127.0.0.01/",
                "http://127.0.0.1./",
                "http://256.1.1.1/",
                "http://1.2.3.4.5/",
                "http://①②⑦.⓪.⓪.①/",
                "http://１２７.０.０.１/",
                "http://127。0。0。1/",
                "http://ⓔxample.com/",
                "http://ｅxample.com/",
                "http://exa\u00admple.com/",
                "http://[::1%25eth0]/",
                "http://[::1/",
                "http://::1/",
                "http://[1.2.3.4]/",
                "http://xn--a/",
                "http://!¡/",
                "http://a..b/",
                "http:///",
                "http://",
                ""
            })
    void what_parsers_disagree_about_is_refused(String text) {
        assertThat(WebUrl.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP://Acme.Example, http://acme.example/",
        "http://acme.example:80/a?b#c, http://acme.example/a?b",
        "https://acme.example.:443/, https://acme.example/",
        "http://acme.example/a/../b/./c, http://acme.example/b/c",
        "http://acme.example/a b, http://acme.example/a%20b",
        "http://münchen.example/, http://xn--mnchen-3ya.example/",
        "http://xn--mnchen-3ya.example/, http://xn--mnchen-3ya.example/",
        "http://r3---sn-abc.acme.example/, http://r3---sn-abc.acme.example/",
        "http://_dmarc.acme.example/, http://_dmarc.acme.example/",
        "http://93.184.216.34/, http://93.184.216.34/",
        "http://[2001:DB8:0:0::1]:8080/, http://[2001:db8::1]:8080/",
    })
    void what_all_parsers_read_alike_becomes_canonical(String text, String canonical) {
        assertThat(WebUrl.parse(text)).map(WebUrl::text).contains(canonical);
    }

    @Test
    void a_reference_is_read_like_a_url() {
        WebUrl base = WebUrl.of("https://acme.example/a/b");

        assertThat(base.resolve("../c")).contains(WebUrl.of("https://acme.example/c"));
        assertThat(base.resolve("//evil.example/x")).contains(WebUrl.of("https://evil.example/x"));
        assertThat(base.resolve("?q")).contains(WebUrl.of("https://acme.example/a/b?q"));
        for (String bad :
                new String[] {
                    "file:///etc/passwd",
                    "jar:x",
                    "http:evil.example",
                    "//user@evil.example",
                    "/\\evil.example",
                    "/a\r\nSet-Cookie: x",
                    "http://127.1/",
                    "//0x7f.1/"
                }) {
            assertThat(base.resolve(bad)).as(bad).isEmpty();
        }
    }

    @Property(tries = 3_000)
    void a_url_that_was_read_reads_as_itself(@ForAll String rest) {
        WebUrl.parse("http://acme.example/" + rest)
                .ifPresent(url -> {
                    assertThat(url.host()).isEqualTo("acme.example");
                    assertThat(WebUrl.parse(url.text())).contains(url);
                });
        WebUrl.parse("http://" + rest)
                .ifPresent(url -> assertThat(WebUrl.parse(url.text())).contains(url));
    }
}
