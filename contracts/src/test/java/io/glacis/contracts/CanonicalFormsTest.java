package io.glacis.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalFormsTest {
    private static final int KEYS = 1_000_000;

    @ParameterizedTest
    @CsvSource({
        "HOSTNAME, WWW.Acme.Example., www.acme.example",
        "HOSTNAME, bücher.example, xn--bcher-kva.example",
        "HOSTNAME, _dmarc.acme.example, _dmarc.acme.example",
        "REGISTERED_DOMAIN, ' Acme.Example ', acme.example",
        "IP_ADDRESS, 2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "IP_ADDRESS, 2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "IP_ADDRESS, ::, ::",
        "IP_ADDRESS, ::ffff:203.0.113.7, 203.0.113.7",
        "IP_RANGE, 203.0.113.77/24, 203.0.113.0/24",
        "IP_RANGE, 2001:db8:1::/32, 2001:db8::/32",
        "PORT, 203.0.113.7:443, 203.0.113.7:443/tcp",
        "PORT, [2001:DB8::7]:53/udp, [2001:db8::7]:53/udp",
        "WEB_APP, HTTPS://Jenkins.Acme.Example:443/, https://jenkins.acme.example",
        "WEB_APP, http://[2001:DB8::7]:8080, http://[2001:db8::7]:8080",
        "BUCKET, s3:Acme-Backups, s3:acme-backups",
        "REPOSITORY, Code.Example/Acme/Build.git, code.example/acme/build",
        "REPOSITORY, code.example/acme/build.git.git, code.example/acme/build"
    })
    void each_kind_has_one_spelling(AssetKind kind, String given, String canonical) {
        assertThat(kind.canonical(given)).isEqualTo(canonical);
        assertThat(kind.canonical(canonical)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a..b",
                "-a.example",
                "straße.example",
                "a\u200db.example",
                "a-.example",
                "a b.example",
                "<script>.example",
                "a/b",
                "127.0.0.1",
                "1.2.3",
                "0x7f.1",
                "acme.example\u0000",
                "acme.example/",
                "[::1]"
            })
    void what_is_no_name_is_refused_by_name(String given) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Hostname(given))
                .withMessageContaining("hostname");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.1",
                "2130706433",
                "0x7f000001",
                "0177.0.0.1",
                "1.2.3.4.5",
                "256.1.1.1",
                "::1%lo",
                "①.0.0.1",
                "fe80::1%eth0",
                "",
                "acme.example"
            })
    void addresses_that_programs_read_differently_are_refused(String given) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IpAddress(given))
                .withMessageContaining("ip address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.example",
                "https://u@a.example",
                "https://a.example/path",
                "https://a.example:0",
                "https://a.example?q",
                "javascript:alert(1)",
                "https://"
            })
    void an_origin_has_nothing_but_scheme_host_and_port(String given) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebOrigin(given))
                .withMessageContaining("web origin");
    }

    @Test
    void an_origin_knows_its_parts() {
        WebOrigin origin = WebOrigin.of("https", "2001:db8::7", 8443);

        assertThat(origin.text()).isEqualTo("https://[2001:db8::7]:8443");
        assertThat(origin.host()).isEqualTo("2001:db8::7");
        assertThat(origin.port()).isEqualTo(8443);
        assertThat(new WebOrigin("http://a.example").port()).isEqualTo(80);
    }

    @ParameterizedTest
    @EnumSource(AssetKind.class)
    void nothing_is_canonical_for_every_kind(AssetKind kind) {
        assertThatIllegalArgumentException().isThrownBy(() -> kind.canonical("\u202e <x>"));
    }

    @Property(tries = 2_000)
    void canonical_names_are_fixed_points(@ForAll("names") String name) {
        String once = AssetKind.HOSTNAME.canonical(name);

        assertThat(AssetKind.HOSTNAME.canonical(once)).isEqualTo(once);
        assertThat(AssetKind.HOSTNAME.canonical(name.toUpperCase(Locale.ROOT) + "."))
                .isEqualTo(once);
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> label =
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(12);
        return Combinators.combine(label, label, label).as((a, b, c) -> a + "." + b + "." + c);
    }

    @Property(tries = 2_000)
    void an_address_survives_its_spelling(@ForAll byte[] seed) throws UnknownHostException {
        byte[] bytes = new byte[seed.length % 2 == 0 ? 4 : 16];
        System.arraycopy(seed, 0, bytes, 0, Math.min(seed.length, bytes.length));
        InetAddress address = InetAddress.getByAddress(bytes);

        IpAddress spelled = IpAddress.of(address);

        assertThat(spelled.toInetAddress()).isEqualTo(address);
        assertThat(new IpAddress(spelled.text())).isEqualTo(spelled);
    }

    /// 10^6 different keys of random shape, moved over the borders of their fields: no two
    /// identities meet.
    @Test
    void a_million_keys_have_a_million_identities() {
        SplittableRandom random = new SplittableRandom(7);
        Map<String, String> keyOf = new HashMap<>(KEYS * 2);
        for (int i = 0; i < KEYS; i++) {
            String all = Integer.toString(i, 36) + "ab" + Integer.toString(random.nextInt(50), 36);
            int border = 1 + random.nextInt(all.length() - 1);
            String left = all.substring(0, border);
            String right = all.substring(border);

            String other =
                    keyOf.put(
                            Digest.of("asset/1", left, right).substring(0, 40),
                            left + "\u0000" + right);

            assertThat(other).as("a second key of one identity").isNull();
        }
    }

    @Test
    void fields_do_not_run_into_each_other() {
        assertThat(Digest.of("t", "a", "bc")).isNotEqualTo(Digest.of("t", "ab", "c"));
        assertThat(Digest.of("t", "a", "")).isNotEqualTo(Digest.of("t", "a"));
    }
}
