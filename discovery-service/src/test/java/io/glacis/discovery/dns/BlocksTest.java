package io.glacis.discovery.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.contracts.IpAddress;
import io.glacis.contracts.IpRange;
import org.junit.jupiter.api.Test;

class BlocksTest {
    @Test
    void neighbours_stay_inside_the_range() {
        assertThat(Blocks.around(new IpAddress("203.0.113.20"), new IpRange("203.0.113.0/24")))
                .hasToString("203.0.113.16/28");
        assertThat(Blocks.around(new IpAddress("203.0.113.20"), new IpRange("203.0.113.20/30")))
                .hasToString("203.0.113.20/30");
        assertThat(Blocks.around(new IpAddress("2001:db8::6"), new IpRange("2001:db8::/48")))
                .hasToString("2001:db8::6/128");
    }

    @Test
    void a_range_is_swept_whole_or_not_at_all() {
        assertThat(Blocks.of(new IpRange("203.0.113.0/25"), 1024)).hasSize(8);
        assertThat(Blocks.of(new IpRange("10.0.0.0/8"), 1024)).isEmpty();
        assertThat(Blocks.of(new IpRange("2001:db8::/32"), 1024)).isEmpty();
        assertThat(Blocks.addresses(new IpRange("203.0.113.252/30")))
                .extracting(IpAddress::text)
                .containsExactly(
                        "203.0.113.252", "203.0.113.253", "203.0.113.254", "203.0.113.255");
        assertThat(Blocks.addresses(new IpRange("2001:db8::6/128"))).hasSize(1);
    }
}
