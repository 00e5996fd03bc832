package io.glacis.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.glacis.contracts.BrandId;
import io.glacis.contracts.Lane;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.Stage;
import io.glacis.contracts.TaskId;
import io.glacis.contracts.TenantId;
import io.glacis.platform.testkit.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class PostgresWorkStoreTest extends WorkStoreContract {
    @Override
    WorkStore emptyStore() {
        return migratedStore();
    }

    private static PostgresWorkStore migratedStore() {
        DataSource source = TestPostgres.newDatabase().dataSource();
        Flyway.configure().dataSource(source).locations("db/kernel", "db/ledger").load().migrate();
        return new PostgresWorkStore(Transactions.jdbc(source));
    }

    @Override
    void letTimePass() {
        // leases of negative length have run out by the next transaction
    }

    @Test
    void workers_at_the_same_time_never_lease_the_same_task() throws Exception {
        PostgresWorkStore store = migratedStore();
        addTasks(store, "acme", 200);
        List<Future<List<Task>>> leased = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 8; i++) {
                leased.add(workers.submit(() -> lease(store, 25)));
            }
        }

        Set<TaskId> distinct = new HashSet<>();
        int total = 0;
        for (Future<List<Task>> each : leased) {
            total += each.get().size();
            each.get().forEach(task -> distinct.add(task.id()));
        }
        assertThat(distinct).hasSize(total).hasSizeGreaterThan(100);
    }

    @Test
    void a_brand_with_much_work_does_not_starve_one_with_little() {
        PostgresWorkStore store = migratedStore();
        addTasks(store, "huge", 500);
        addTasks(store, "small", 5);

        List<Task> leased = lease(store, 20);

        assertThat(leased).filteredOn(task -> task.brand().equals(brand("small"))).hasSize(5);
        assertThat(leased).hasSizeBetween(15, 20);
    }

    @Test
    void brands_whose_work_is_not_due_take_no_share() {
        PostgresWorkStore store = migratedStore();
        for (int i = 0; i < 40; i++) {
            addTasks(store, "later-" + i, 1, Duration.ofHours(1));
        }
        addTasks(store, "acme", 20);

        assertThat(lease(store, 20)).hasSize(20);
    }

    private static List<Task> lease(WorkStore store, int max) {
        return store.transact(
                TenantId.DEFAULT, tx -> tx.lease(Lane.BULK, max, 5, Duration.ofSeconds(30)));
    }

    private static BrandId brand(String name) {
        return BrandId.of(TenantId.DEFAULT, name);
    }

    private static void addTasks(WorkStore store, String brand, int count) {
        addTasks(store, brand, count, Duration.ZERO);
    }

    private static void addTasks(WorkStore store, String brand, int count, Duration delay) {
        ScanId scan = ScanId.of(brand(brand), "1");
        store.transact(
                TenantId.DEFAULT,
                tx -> {
                    for (int i = 0; i < count; i++) {
                        String subject = "subject-" + i;
                        tx.addTask(
                                new NewTask(
                                        TaskId.of(scan, "probe", subject, 1),
                                        TenantId.DEFAULT,
                                        brand(brand),
                                        scan,
                                        1,
                                        Lane.BULK,
                                        Stage.NAMES,
                                        "probe",
                                        subject,
                                        "{\0}",
                                        delay));
                    }
                    return count;
                });
    }
}
