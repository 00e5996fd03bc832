package io.glacis.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private static final Scope SCOPE =
            new Scope(
                    List.of(new Hostname("acme.example")),
                    List.of(new IpRange("203.0.113.0/24")),
                    List.of(new Hostname("secret.acme.example")),
                    List.of(new IpRange("203.0.113.64/26")),
                    Clearance.POLITE_ACTIVE);

    @Test
    void a_domain_covers_itself_and_what_is_below() {
        assertThat(SCOPE.includes(new Hostname("acme.example"))).isTrue();
        assertThat(SCOPE.includes(new Hostname("a.b.acme.example"))).isTrue();
        assertThat(SCOPE.includes(new Hostname("notacme.example"))).isFalse();
        assertThat(SCOPE.includes(new Hostname("acme.example.evil.example"))).isFalse();
    }

    @Test
    void exclusions_always_win() {
        assertThat(SCOPE.includes(new Hostname("secret.acme.example"))).isFalse();
        assertThat(SCOPE.includes(new Hostname("x.secret.acme.example"))).isFalse();
        assertThat(SCOPE.excludes(new IpAddress("203.0.113.70"))).isTrue();
    }

    @Property
    void a_block_holds_exactly_its_addresses(@ForAll @IntRange(min = 0, max = 255) int last) {
        IpAddress address = new IpAddress("203.0.113." + last);

        assertThat(SCOPE.includes(address)).isEqualTo(last < 64 || last > 127);
        assertThat(new IpRange("0.0.0.0/0").contains(address)).isTrue();
        assertThat(new IpRange("2001:db8::/32").contains(address)).isFalse();
    }

    @Test
    void clearance_none_permits_nothing() {
        assertThat(Clearance.NONE.permits(Clearance.NONE)).isFalse();
        assertThat(Clearance.PASSIVE.permits(Clearance.RESOLVE)).isFalse();
        assertThat(Clearance.POLITE_ACTIVE.permits(Clearance.RESOLVE)).isTrue();
    }
}
