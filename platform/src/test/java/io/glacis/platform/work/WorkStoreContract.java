package io.glacis.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glacis.contracts.BrandId;
import io.glacis.contracts.EventId;
import io.glacis.contracts.Lane;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.Stage;
import io.glacis.contracts.TaskId;
import io.glacis.contracts.TaskSettled.End;
import io.glacis.contracts.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store must do: the simulation's means what PostgreSQL's means.
abstract class WorkStoreContract {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final BrandId BRAND = BrandId.of(TENANT, "acme");
    private static final ScanId SCAN = ScanId.of(BRAND, "1");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration GONE = Duration.ofMillis(-1);

    private WorkStore store;

    abstract WorkStore emptyStore();

    /// Lets leases that were taken with no length run out.
    abstract void letTimePass();

    @BeforeEach
    void start() {
        store = emptyStore();
    }

    private <T> T in(Function<WorkTransaction, T> body) {
        return store.transact(TENANT, body);
    }

    private boolean is(Predicate<WorkTransaction> fact) {
        return in(fact::test);
    }

    private <T> List<T> listed(Function<WorkTransaction, List<T>> rows) {
        return in(rows);
    }

    private <T> Optional<T> maybe(Function<WorkTransaction, Optional<T>> row) {
        return in(row);
    }

    private static NewTask task(String subject) {
        return new NewTask(
                TaskId.of(SCAN, "probe", subject, 1),
                TENANT,
                BRAND,
                SCAN,
                1,
                Lane.BULK,
                Stage.NAMES,
                "probe",
                subject,
                "{\"for\":\"" + subject + "\"}",
                Duration.ZERO);
    }

    private boolean add(NewTask task) {
        return in(tx -> {
            tx.addTask(task);
            return true;
        });
    }

    private List<Task> lease(Duration lease) {
        return in(tx -> tx.lease(Lane.BULK, 10, 5, lease));
    }

    @Test
    void an_event_is_new_once() {
        EventId event = EventId.of("type", "one", "1");

        assertThat(is(tx -> tx.noteEvent(event))).isTrue();
        assertThat(is(tx -> tx.noteEvent(event))).isFalse();
    }

    @Test
    void a_failed_transaction_leaves_nothing() {
        EventId event = EventId.of("type", "one", "1");

        assertThatThrownBy(() ->
                        in(tx -> {
                            tx.noteEvent(event);
                            tx.addTask(task("a"));
                            throw new IllegalStateException("undone");
                        }))
                .hasMessage("undone");

        assertThat(is(tx -> tx.noteEvent(event))).isTrue();
        assertThat(lease(LEASE)).isEmpty();
    }

    @Test
    void a_task_added_twice_is_leased_once_and_whole() {
        add(task("a"));
        add(task("a"));

        List<Task> leased = lease(LEASE);

        assertThat(leased)
                .containsExactly(
                        new Task(
                                task("a").id(),
                                TENANT,
                                BRAND,
                                SCAN,
                                1,
                                Lane.BULK,
                                Stage.NAMES,
                                "probe",
                                "a",
                                "{\"for\":\"a\"}",
                                1,
                                5,
                                1));
        assertThat(lease(LEASE)).isEmpty();
    }

    @Test
    void only_the_newest_fence_ends_a_task_and_only_once() {
        add(task("a"));
        Task first = lease(GONE).getFirst();
        letTimePass();
        in(tx -> tx.reclaim(3, 5));
        Task second = lease(LEASE).getFirst();

        assertThat(second.attempt()).isEqualTo(2);
        assertThat(is(tx -> tx.end(first.id(), first.fence(), End.DONE, null))).isFalse();
        assertThat(is(tx -> tx.end(second.id(), second.fence(), End.DONE, null))).isTrue();
        assertThat(is(tx -> tx.end(second.id(), second.fence(), End.DONE, null))).isFalse();
    }

    @Test
    void a_released_task_waits_for_its_delay() {
        add(task("a"));
        Task first = lease(LEASE).getFirst();

        assertThat(is(tx -> tx.release(first.id(), first.fence(), Duration.ofHours(1), "later")))
                .isTrue();
        assertThat(lease(LEASE)).isEmpty();
    }

    @Test
    void a_task_that_keeps_losing_its_worker_is_given_up() {
        add(task("a"));
        for (int lost = 1; lost < 3; lost++) {
            lease(GONE);
            letTimePass();
            assertThat(listed(tx -> tx.reclaim(3, 5))).isEmpty();
        }
        lease(GONE);
        letTimePass();

        List<Task> hopeless = in(tx -> tx.reclaim(3, 5));

        assertThat(hopeless).extracting(Task::subject).containsExactly("a");
        Task given = hopeless.getFirst();
        assertThat(is(tx -> tx.end(given.id(), given.fence(), End.FAILED, "quarantined"))).isTrue();
    }

    @Test
    void a_renewed_lease_is_not_taken_back() {
        add(task("a"));
        Task held = lease(GONE).getFirst();
        in(tx -> {
            tx.renew(held.id(), held.fence(), LEASE);
            return true;
        });
        letTimePass();

        in(tx -> tx.reclaim(3, 5));

        assertThat(is(tx -> tx.end(held.id(), held.fence(), End.DONE, null))).isTrue();
    }

    @Test
    void the_outbox_keeps_the_order_and_forgets_what_was_sent() {
        for (String subject : List.of("a", "b", "c")) {
            in(tx -> {
                tx.append(outboxEvent(subject));
                return true;
            });
        }

        List<OutboxEvent> first = in(tx -> tx.outbox(2));
        in(tx -> {
            tx.forget(first.stream().map(OutboxEvent::sequence).toList());
            return true;
        });

        assertThat(first).extracting(OutboxEvent::key).containsExactly("a", "b");
        assertThat(listed(tx -> tx.outbox(10))).extracting(OutboxEvent::key).containsExactly("c");
        assertThat(in(WorkTransaction::pending).outbox()).isEqualTo(1);
    }

    private static OutboxEvent outboxEvent(String key) {
        return new OutboxEvent(
                0,
                EventId.of("type", key, "1"),
                "type",
                "topic",
                key,
                TENANT,
                key.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_scan_is_complete_when_both_sets_are_equal_and_only_once() {
        TaskId root = task("root").id();
        TaskId child = task("child").id();
        in(tx -> tx.openScan(SCAN, BRAND, TENANT, 1));
        assertThat(is(tx -> tx.openScan(SCAN, BRAND, TENANT, 1))).isFalse();
        announce(root);
        settle(root);
        settle(child);

        assertThat(maybe(tx -> tx.complete(SCAN))).as("settled before announced").isEmpty();
        announce(child);
        announce(child);
        settle(child);

        assertThat(listed(WorkTransaction::openScans)).hasSize(1);
        assertThat(maybe(tx -> tx.complete(SCAN))).isPresent();
        assertThat(maybe(tx -> tx.complete(SCAN))).isEmpty();
        assertThat(listed(WorkTransaction::openScans)).isEmpty();
    }

    private void announce(TaskId task) {
        in(tx -> {
            tx.announce(SCAN, task, Stage.NAMES);
            return true;
        });
    }

    private void settle(TaskId task) {
        in(tx -> {
            tx.settle(SCAN, task, Stage.NAMES, End.DONE);
            return true;
        });
    }
}
