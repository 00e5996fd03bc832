package io.glacis.platform.egress.governor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GovernorTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final long SECOND = 1_000_000_000L;

    private final VirtualTicker ticker = new VirtualTicker();
    private final Buckets buckets = new MemoryBuckets(ticker::micros);

    /// Several processes share the buckets; each dies now and then with tokens in its hands, and
    /// each sometimes sleeps between its grant and its packet.
    @ParameterizedTest
    @CsvSource({"2, 5", "10, 20", "20, 20", "200, 100", "0.5, 1", "1000, 3"})
    void no_window_is_over_its_bound_whoever_dies(double perSecond, int burst) throws Exception {
        PolitenessKey key = new PolitenessKey("ip:203.0.113.7", new Rate(perSecond, burst));
        Random random = new Random(7);
        List<Long> packets = new ArrayList<>();
        List<Governor> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(new LeasingGovernor(buckets, ticker));
        }
        for (int i = 0; i < 3_000; i++) {
            int chosen = random.nextInt(processes.size());
            if (random.nextInt(20) == 0) {
                processes.set(chosen, new LeasingGovernor(buckets, ticker));
            }
            if (random.nextInt(50) == 0) {
                ticker.advance((long) (random.nextDouble() * 10 * SECOND));
            }
            if (processes.get(chosen).acquire(List.of(key), LONG) instanceof Grant.Granted) {
                packets.add(ticker.nanos());
            }
        }
        assertThat(packets).hasSize(3_000);
        assertBound(packets, perSecond, burst);
    }

    @Test
    void the_rate_is_used_up_and_not_more() throws Exception {
        PolitenessKey key = new PolitenessKey("dns:9.9.9.9:53", new Rate(200, 100));
        Governor governor = new LeasingGovernor(buckets, ticker);
        for (int i = 0; i < 2_100; i++) {
            assertThat(governor.acquire(List.of(key), LONG)).isInstanceOf(Grant.Granted.class);
        }

        // 100 at once and 200 a second: 2,100 take ten seconds, give or take a lease.
        assertThat(Duration.ofNanos(ticker.nanos()).toMillis()).isBetween(9_800L, 10_700L);
    }

    @Test
    void a_lease_that_woke_up_late_is_worth_nothing() throws Exception {
        PolitenessKey key = new PolitenessKey("dns:9.9.9.9:53", new Rate(200, 100));
        Governor zombie = new LeasingGovernor(buckets, ticker);
        zombie.acquire(List.of(key), LONG);
        ticker.advance(100 * SECOND);
        Governor other = new LeasingGovernor(buckets, ticker);
        int taken = 0;
        while (other.acquire(List.of(key), Duration.ZERO) instanceof Grant.Granted) {
            taken++;
            ticker.advance(5_000_000);
            if (taken > 1_000) {
                break;
            }
        }

        long before = ticker.nanos();
        List<Long> late = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            zombie.acquire(List.of(key), LONG);
            late.add(ticker.nanos());
        }
        assertThat(Collections.max(late) - before).isGreaterThan(SECOND / 10);
    }

    @Test
    void every_key_must_grant_and_the_slowest_decides() throws Exception {
        PolitenessKey ip = new PolitenessKey("ip:203.0.113.7", new Rate(10, 10));
        PolitenessKey domain = new PolitenessKey("domain:acme.example", new Rate(1, 1));
        Governor governor = new LeasingGovernor(buckets, ticker);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            assertThat(governor.acquire(List.of(ip, domain), LONG))
                    .isInstanceOf(Grant.Granted.class);
            times.add(ticker.nanos());
        }

        assertBound(times, 1, 1);
        assertThat(ticker.nanos()).isLessThan(25 * SECOND);
    }

    @Test
    void patience_ends_at_its_bound_and_says_when_to_come_again() throws Exception {
        PolitenessKey key = new PolitenessKey("ip:203.0.113.7", new Rate(0.1, 1));
        Governor governor = new LeasingGovernor(buckets, ticker);
        governor.acquire(List.of(key), Duration.ZERO);

        Grant grant = governor.acquire(List.of(key), Duration.ofSeconds(3));

        assertThat(grant)
                .isInstanceOfSatisfying(
                        Grant.Exhausted.class,
                        exhausted -> {
                            assertThat(exhausted.retryAfter()).isEqualTo(Duration.ofSeconds(10));
                            assertThat(exhausted.waited()).isLessThan(Duration.ofSeconds(3));
                        });
    }

    @Test
    void no_more_than_two_are_in_flight_for_all_processes_together() throws Exception {
        PolitenessKey key = new PolitenessKey("ip:203.0.113.7", new Rate(100, 100, 2));
        Governor one = new LeasingGovernor(buckets, ticker);
        Governor other = new LeasingGovernor(buckets, ticker);
        Grant first = one.acquire(List.of(key), Duration.ZERO);
        other.acquire(List.of(key), Duration.ZERO);

        assertThat(one.acquire(List.of(key), Duration.ZERO)).isInstanceOf(Grant.Exhausted.class);
        ((Grant.Granted) first).close();
        assertThat(other.acquire(List.of(key), Duration.ZERO)).isInstanceOf(Grant.Granted.class);
        // The holders died: their slots end by themselves.
        ticker.advance(80 * SECOND);
        assertThat(one.acquire(List.of(key), Duration.ZERO)).isInstanceOf(Grant.Granted.class);
    }

    @Test
    void a_slot_is_free_again_when_another_key_does_not_grant() throws Exception {
        PolitenessKey ip = new PolitenessKey("ip:203.0.113.7", new Rate(100, 100, 1));
        PolitenessKey domain = new PolitenessKey("domain:acme.example", new Rate(0.01, 1));
        Governor governor = new LeasingGovernor(buckets, ticker);
        ((Grant.Granted) governor.acquire(List.of(ip, domain), LONG)).close();

        assertThat(governor.acquire(List.of(ip, domain), Duration.ofSeconds(1)))
                .isInstanceOf(Grant.Exhausted.class);
        assertThat(governor.acquire(List.of(ip), Duration.ZERO)).isInstanceOf(Grant.Granted.class);
    }

    @Test
    void a_slow_down_halves_the_pace_which_comes_back() throws Exception {
        PolitenessKey key = new PolitenessKey("ip:203.0.113.7", new Rate(10, 1));
        Governor governor = new LeasingGovernor(buckets, ticker);
        assertThat(perSecond(governor, key)).isBetween(9.5, 10.5);
        governor.slowDown(key, Duration.ZERO);
        assertThat(perSecond(governor, key)).isBetween(4.5, 6.5);
        governor.slowDown(key, Duration.ofSeconds(30));
        long before = ticker.nanos();
        governor.acquire(List.of(key), LONG);
        assertThat(ticker.nanos() - before).isGreaterThanOrEqualTo(30 * SECOND);
        ticker.advance(600 * SECOND);
        assertThat(perSecond(governor, key)).isBetween(9.5, 10.5);
    }

    @Test
    void thirty_failures_in_a_row_open_the_circuit() throws Exception {
        PolitenessKey key = new PolitenessKey("ip:203.0.113.7", new Rate(10, 100));
        Governor governor = new LeasingGovernor(buckets, ticker);
        for (int i = 0; i < 29; i++) {
            governor.failed(key);
        }
        governor.succeeded(key);
        for (int i = 0; i < 29; i++) {
            governor.failed(key);
        }
        assertThat(governor.acquire(List.of(key), Duration.ZERO)).isInstanceOf(Grant.Granted.class);
        governor.failed(key);

        assertThat(governor.acquire(List.of(key), LONG))
                .isInstanceOfSatisfying(
                        Grant.Exhausted.class,
                        open -> assertThat(open.retryAfter()).isEqualTo(Duration.ofMinutes(15)));
    }

    @Test
    void many_threads_stay_within_the_bound_in_real_time() throws Exception {
        PolitenessKey key = new PolitenessKey("ip:203.0.113.7", new Rate(200, 10, 4));
        Governor governor = Governor.inMemory();
        List<Long> packets = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Grant>> waiting = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                waiting.add(
                        threads.submit(() -> {
                            Grant grant = governor.acquire(List.of(key), LONG);
                            try (Grant.Granted _ = (Grant.Granted) grant) {
                                most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                                packets.add(System.nanoTime());
                                inFlight.decrementAndGet();
                            }
                            return grant;
                        }));
            }
            for (Future<Grant> grant : waiting) {
                grant.get();
            }
        }
        assertThat(packets).hasSize(100);
        assertThat(most.get()).isLessThanOrEqualTo(4);
        assertBound(packets.stream().sorted().toList(), 200, 10);
    }

    private double perSecond(Governor governor, PolitenessKey key) throws InterruptedException {
        long before = ticker.nanos();
        for (int i = 0; i < 50; i++) {
            governor.acquire(List.of(key), LONG);
        }
        return 50.0 * SECOND / (ticker.nanos() - before);
    }

    /// In any window W: at most burst + rate · (W + 5 s) + 2, checked at every pair of packets that
    /// could break it.
    static void assertBound(List<Long> packets, double perSecond, int burst) {
        for (int from = 0; from < packets.size(); from++) {
            for (int to = from; to < packets.size(); to++) {
                double seconds = (packets.get(to) - packets.get(from)) / 1e9;
                double most = burst + perSecond * (seconds + 5) + 2;
                if (to - from + 1 > most) {
                    throw new AssertionError(
                            (to - from + 1) + " packets in " + seconds + " s, allowed " + most);
                }
            }
        }
    }
}
