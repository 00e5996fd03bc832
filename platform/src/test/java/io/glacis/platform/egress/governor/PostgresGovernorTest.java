package io.glacis.platform.egress.governor;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpAddress;
import io.glacis.contracts.IpRange;
import io.glacis.contracts.TenantId;
import io.glacis.platform.testkit.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresGovernorTest {
    private static DataSource database;

    private record Held(PolitenessKey key, long slot) {}

    @BeforeAll
    static void makeSchema() throws Exception {
        database = pool(TestPostgres.newDatabase());
        try (var services = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> starts = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                starts.add(services.submit(() -> GovernorSchema.migrate(database)));
            }
            for (Future<?> start : starts) {
                start.get();
            }
        }
    }

    private static DataSource pool(TestPostgres.Database fresh) throws Exception {
        return AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier()
                        .connectionPoolConfiguration(pool ->
                                pool.maxSize(20)
                                        .connectionFactoryConfiguration(to ->
                                                to.jdbcUrl(fresh.jdbcUrl())
                                                        .principal(new NamePrincipal(fresh.name()))
                                                        .credential(
                                                                new SimplePassword(
                                                                        fresh.name())))));
    }

    @AfterAll
    static void closePool() {
        ((AgroalDataSource) database).close();
    }

    @Test
    void the_database_grants_what_memory_grants() {
        AtomicLong micros = new AtomicLong(1_700_000_000_000_000L);
        Buckets shared = new PostgresBuckets(database, micros::get);
        Buckets memory = new MemoryBuckets(micros::get);
        Random random = new Random(11);
        List<PolitenessKey> keys =
                List.of(
                        new PolitenessKey("ip:203.0.113.1", new Rate(2, 5, 2)),
                        new PolitenessKey("domain:acme.example", new Rate(10, 20)),
                        new PolitenessKey("dns:9.9.9.9:53", new Rate(200, 100)),
                        new PolitenessKey("ip:203.0.113.2", new Rate(0.3, 1, 1)));
        List<Held> slots = new ArrayList<>();
        int granted = 0;
        for (int i = 0; i < 700; i++) {
            micros.addAndGet((long) (random.nextDouble() * random.nextDouble() * 2_000_000));
            PolitenessKey key = keys.get(random.nextInt(keys.size()));
            switch (random.nextInt(12)) {
                case 0 -> {
                    Duration pause = Duration.ofMillis(random.nextInt(3) * 700L);
                    shared.slowDown(key, pause);
                    memory.slowDown(key, pause);
                }
                case 1, 2, 3 -> {
                    if (!slots.isEmpty()) {
                        Held held = slots.remove(random.nextInt(slots.size()));
                        shared.release(held.key(), held.slot());
                        memory.release(held.key(), held.slot());
                    }
                }
                default -> {
                    int wanted = key.rate().inFlightMax() > 0 ? 1 : 1 + random.nextInt(30);
                    Buckets.Take take = shared.take(key, wanted);
                    assertThat(take).isEqualTo(memory.take(key, wanted));
                    if (take instanceof Buckets.Take.Granted(int tokens, long slot)) {
                        granted += tokens;
                        if (slot != 0) {
                            slots.add(new Held(key, slot));
                        }
                    }
                }
            }
        }
        assertThat(granted).isGreaterThan(200);
    }

    @Test
    void five_processes_together_stay_within_the_bound() throws Exception {
        PolitenessKey key = new PolitenessKey("ip:203.0.113.9", new Rate(50, 5, 2));
        List<Long> packets = Collections.synchronizedList(new ArrayList<>());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int process = 0; process < 5; process++) {
                Governor governor = Governor.postgres(database);
                for (int i = 0; i < 12; i++) {
                    all.add(
                            threads.submit(() -> {
                                Grant grant = governor.acquire(List.of(key), Duration.ofMinutes(2));
                                try (Grant.Granted _ = (Grant.Granted) grant) {
                                    packets.add(System.nanoTime());
                                }
                                return null;
                            }));
                }
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(packets).hasSize(60);
        GovernorTest.assertBound(packets.stream().sorted().toList(), 50, 5);
    }

    @Test
    void the_kill_switch_is_obeyed_and_forgotten_within_two_seconds() throws Exception {
        VirtualTicker ticker = new VirtualTicker();
        KillSwitch killSwitch = new PostgresKillSwitch(database, ticker);
        Controls controls = new Controls(database);
        assertThat(killSwitch.halts().halts(TenantId.DEFAULT)).isFalse();

        controls.halt(TenantId.DEFAULT, "asked by their security team");
        controls.optOut(new Hostname("shop.example"), "asked");
        controls.optOut(new IpRange("198.51.100.0/24"), "asked");
        ticker.advance(2_000_000_000L);

        Halts halts = killSwitch.halts();
        assertThat(halts.halts(TenantId.DEFAULT)).isTrue();
        assertThat(halts.everything()).isFalse();
        assertThat(halts.isOptedOut(new Hostname("www.shop.example"))).isTrue();
        assertThat(halts.isOptedOut(new IpAddress("198.51.100.9"))).isTrue();
        controls.resume(TenantId.DEFAULT);
        controls.haltEverything("fire drill");
        ticker.advance(2_000_000_000L);
        assertThat(killSwitch.halts().everything()).isTrue();
        controls.resumeEverything();
        ticker.advance(2_000_000_000L);
        assertThat(killSwitch.halts().halts(TenantId.DEFAULT)).isFalse();
    }

    @Test
    void without_the_database_nothing_leaves() throws Exception {
        DataSource empty = TestPostgres.newDatabase().dataSource();

        assertThat(KillSwitch.postgres(empty).halts().everything()).isTrue();
        assertThat(
                        Governor.postgres(empty)
                                .acquire(
                                        List.of(new PolitenessKey("ip:x", new Rate(1, 1))),
                                        Duration.ofMillis(100)))
                .isInstanceOf(Grant.Exhausted.class);
    }
}
