package io.glacis.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.contracts.IpAddress;
import io.glacis.platform.egress.governor.PolitenessKey;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolitenessKeysTest {
    private final PolitenessKeys keys =
            PolitenessKeys.of(Politeness.DEFAULT, EgressProfile.internet(List.of()));

    @ParameterizedTest
    @CsvSource({
        "www.acme.co.uk, 203.0.113.7, ip:203.0.113.7 domain:acme.co.uk",
        "acme.github.io, 203.0.113.7, ip:203.0.113.7 domain:acme.github.io",
        "a.b.acme.example, 2001:db8:1:2:3::4, ip:2001:db8:1:2::/64 domain:acme.example",
        "_x.acme.example, 203.0.113.7, ip:203.0.113.7 domain:acme.example",
        "localhost, 203.0.113.7, ip:203.0.113.7 domain:localhost",
        "203.0.113.7, 203.0.113.7, ip:203.0.113.7",
        "b.s3.eu-west-1.amazonaws.com, 203.0.113.7, zone:amazonaws.com",
        "notamazonaws.com, 203.0.113.7, ip:203.0.113.7 domain:notamazonaws.com",
    })
    void an_exchange_is_counted_under_its_nested_keys(
            String host, String address, String expected) {
        assertThat(keys.http(host, new IpAddress(address)))
                .extracting(PolitenessKey::text)
                .containsExactly(expected.split(" "));
    }
}
