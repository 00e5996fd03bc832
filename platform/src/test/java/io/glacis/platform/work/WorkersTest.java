package io.glacis.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.glacis.contracts.BrandId;
import io.glacis.contracts.Lane;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.Stage;
import io.glacis.contracts.TaskId;
import io.glacis.contracts.TenantId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private static final BrandId BRAND = BrandId.of(TenantId.DEFAULT, "acme");
    private static final ScanId SCAN = ScanId.of(BRAND, "1");

    private final MemoryWorkStore store = new MemoryWorkStore();

    @AfterEach
    void forgetInterruption() {
        Thread.interrupted();
    }

    @Test
    void one_free_permit_at_a_time_still_reaches_every_lane() {
        for (Lane lane : Lane.values()) {
            for (int i = 0; i < 300; i++) {
                add(lane, lane + "-" + i);
            }
        }
        Workers workers = workers(task -> TaskEnd.done(_ -> {}));
        Map<Lane, Integer> leased = new EnumMap<>(Lane.class);

        for (int i = 0; i < 300; i++) {
            leased.merge(workers.lease(1).getFirst().lane(), 1, Integer::sum);
        }

        assertThat(leased.get(Lane.INTERACTIVE)).isBetween(120, 200);
        assertThat(leased.get(Lane.BULK)).isBetween(5, 45);
    }

    @Test
    void what_an_empty_lane_leaves_goes_to_the_others() {
        add(Lane.BULK, "a");
        add(Lane.BULK, "b");

        assertThat(workers(task -> TaskEnd.done(_ -> {})).lease(10)).hasSize(2);
    }

    @Test
    void a_run_that_was_cut_short_has_no_results() {
        add(Lane.BULK, "a");
        Workers workers =
                workers(task -> {
                    Thread.currentThread().interrupt();
                    return TaskEnd.done(_ -> {});
                });
        Task task = workers.lease(1).getFirst();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> workers.run(task));
        workers.giveBack(task);

        Task again = workers.lease(1).getFirst();
        assertThat(again.fence()).isGreaterThan(task.fence());
    }

    @Test
    void a_handler_that_overflows_the_stack_is_tried_again() throws Exception {
        add(Lane.BULK, "a");
        Workers workers =
                workers(task -> {
                    throw new StackOverflowError();
                });

        TaskEnd end = workers.run(workers.lease(1).getFirst());

        assertThat(end).isInstanceOf(TaskEnd.Retry.class);
    }

    @Test
    void results_that_the_database_refuses_end_the_run_and_not_the_lease() {
        add(Lane.BULK, "a");
        Workers workers = workers(task -> TaskEnd.done(_ -> {}));
        Task task = workers.lease(1).getFirst();

        boolean isSettled =
                workers.settle(
                        task,
                        TaskEnd.done(_ -> {
                            throw new StoreFailedException(
                                    "refused", new SQLException("invalid byte sequence", "22021"));
                        }));

        assertThat(isSettled).isTrue();
        assertThat(store.tasks().get(task.id()).state).isEqualTo("READY");
    }

    @Test
    void a_database_that_is_away_leaves_the_task_leased() {
        add(Lane.BULK, "a");
        Workers workers = workers(task -> TaskEnd.done(_ -> {}));
        Task task = workers.lease(1).getFirst();

        assertThatExceptionOfType(StoreFailedException.class)
                .isThrownBy(() ->
                        workers.settle(
                                task,
                                TaskEnd.done(_ -> {
                                    throw new StoreFailedException(
                                            "away", new SQLException("terminated", "57P01"));
                                })));

        assertThat(store.tasks().get(task.id()).state).isEqualTo("RUNNING");
    }

    private void add(Lane lane, String subject) {
        store.transact(
                TenantId.DEFAULT,
                tx -> {
                    tx.addTask(
                            new NewTask(
                                    TaskId.of(SCAN, "probe", subject, 1),
                                    TenantId.DEFAULT,
                                    BRAND,
                                    null,
                                    1,
                                    lane,
                                    Stage.NAMES,
                                    "probe",
                                    subject,
                                    "{}",
                                    Duration.ZERO));
                    return true;
                });
    }

    private Workers workers(Work work) {
        TaskHandler handler =
                new TaskHandler() {
                    @Override
                    public String probe() {
                        return "probe";
                    }

                    @Override
                    public TaskEnd run(Task task) throws Exception {
                        return work.on(task);
                    }
                };
        return new Workers(
                store,
                new ScanBook.Own(),
                Map.of("probe", handler),
                WorkLimits.DEFAULT,
                new SplittableRandom(1),
                new CountedFaults());
    }

    private interface Work {
        TaskEnd on(Task task) throws Exception;
    }
}
