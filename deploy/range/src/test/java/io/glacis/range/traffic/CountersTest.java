package io.glacis.range.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.glacis.range.web.Request;
import io.glacis.range.world.Budgets;
import io.glacis.range.world.Owner;
import io.glacis.range.world.SiteCertificate;
import io.glacis.range.world.World.Boundary;
import io.glacis.range.world.WorldSite;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CountersTest {
    private static final String ADDRESS = "192.0.2.1";

    private final AtomicLong nanos = new AtomicLong();
    private final Counters counters =
            new Counters(
                    Budgets.DEFAULT,
                    List.of(new Boundary("store.example", "/theirs", 2)),
                    "192.0.2.66"::equals,
                    nanos::get);

    @Test
    void the_bound_itself_is_within_budget_and_one_more_is_not() {
        // per address: burst 5 + 2/s · (1 s + 5 s lease) + 2 under way = 19 in any second
        request(19, Owner.BRAND);
        assertThat(counters.traffic().windowsOverBudget()).isZero();

        request(1, Owner.BRAND);

        Traffic traffic = counters.traffic();
        assertThat(traffic.windowsOverBudget()).isEqualTo(1);
        assertThat(traffic.excesses())
                .singleElement()
                .satisfies(excess -> {
                    assertThat(excess.budget()).isEqualTo("address");
                    assertThat(excess.windowSeconds()).isEqualTo(1);
                    assertThat(excess.most()).isEqualTo(20);
                    assertThat(excess.bound()).isEqualTo(19);
                });
    }

    @Test
    void a_polite_hour_is_never_over_budget() {
        for (int i = 0; i < 7200; i++) {
            request(1, Owner.BRAND);
            nanos.addAndGet(500_000_000L);
        }

        assertThat(counters.traffic().windowsOverBudget()).isZero();
        assertThat(counters.traffic().totals()).containsEntry("address", 7200L);
    }

    @Test
    void a_slow_excess_shows_in_the_long_window() {
        for (int i = 0; i < 240; i++) {
            request(1, Owner.BRAND);
            nanos.addAndGet(250_000_000L); // 4 per second for a minute
        }

        assertThat(counters.traffic().excesses())
                .extracting(Traffic.Excess::windowSeconds)
                .contains(60.0)
                .doesNotContain(1.0);
    }

    @Test
    void sources_have_the_providers_budget() {
        request(100, Owner.SOURCE); // 20 + 20 · 6 + 8 = 148

        assertThat(counters.traffic().windowsOverBudget()).isZero();
    }

    @Test
    void what_belongs_to_others_is_out_of_scope() {
        request(1, Owner.FOREIGN);
        counters.connected("192.0.2.66", 443);
        for (int i = 0; i < 3; i++) {
            counters.requested(ADDRESS, site(Owner.PROVIDER), get("store.example", "/theirs/x"));
        }

        assertThat(counters.traffic().outOfScope())
                .containsExactly(
                        "GET https://a.example/",
                        "connect 192.0.2.66 port 443",
                        "GET https://store.example/theirs/x");
        counters.reset();
        assertThat(counters.traffic().outOfScopePackets()).isZero();
    }

    @Test
    void memory_is_bounded_while_totals_are_not() {
        TimeLine line = new TimeLine();
        for (int i = 0; i < TimeLine.STAMPS_MAX + 5; i++) {
            line.note(i);
        }

        assertThat(line.total()).isEqualTo(TimeLine.STAMPS_MAX + 5);
        assertThat(line.stamps()).hasSize(TimeLine.STAMPS_MAX).startsWith(5, 6).isSorted();
    }

    private void request(int times, Owner owner) {
        for (int i = 0; i < times; i++) {
            counters.requested(ADDRESS, site(owner), get("a.example", "/"));
        }
    }

    private static Request get(String host, String path) {
        return new Request("GET", "https", host, 443, path, null, Map.of(), new byte[0]);
    }

    private static WorldSite site(Owner owner) {
        return new WorldSite(
                "w.yaml",
                0,
                "page",
                "a.example",
                List.of(),
                List.of(ADDRESS),
                List.of(),
                owner,
                false,
                false,
                new SiteCertificate(SiteCertificate.Fault.NONE, List.of()),
                JsonNodeFactory.instance.objectNode());
    }
}
