package io.glacis.platform.work;

import io.glacis.contracts.BrandId;
import io.glacis.contracts.EventId;
import io.glacis.contracts.Lane;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.ScanProgressed.StageCount;
import io.glacis.contracts.Stage;
import io.glacis.contracts.TaskId;
import io.glacis.contracts.TaskSettled.End;
import io.glacis.contracts.TenantId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One PostgreSQL transaction. All times are the database's `now()`, which stands still within it.
final class PostgresTransaction implements WorkTransaction {
    private final Statements sql;

    PostgresTransaction(Connection connection) {
        this.sql = new Statements(connection);
    }

    @Override
    public Instant now() {
        return sql.query("select now()", row -> instant(row, 1)).getFirst();
    }

    @Override
    public void actFor(TenantId tenant) {
        sql.query(
                "select set_config('glacis.tenant', ?, true)",
                row -> row.getString(1),
                tenant.text());
    }

    @Override
    public boolean noteEvent(EventId event) {
        return sql.update(
                        "insert into inbox (event_id) values (?) on conflict do nothing",
                        event.text())
                == 1;
    }

    @Override
    public void addTask(NewTask task) {
        // looks before it inserts: an insert that meets a task which is just being settled would
        // wait
        // for it, and it perhaps for us
        sql.update(
                """
                insert into task (id, tenant_id, brand_id, scan_id, generation, lane, stage, probe, subject,
                                  payload, visible_at, shuffle)
                select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now() + ? * interval '1 millisecond', ?
                where not exists (select 1 from task where id = ?)
                on conflict (id) do nothing
                """,
                task.id().text(),
                task.tenant().text(),
                task.brand().text(),
                task.scan() == null ? null : task.scan().text(),
                task.generation(),
                task.lane().name(),
                task.stage().name(),
                task.probe(),
                task.subject(),
                task.payload(),
                task.delay().toMillis(),
                Integer.parseUnsignedInt(task.id().text(), 0, 8, 16),
                task.id().text());
    }

    /// Fair over brands: the brands with work that is due are found by a loose index scan, then
    /// each gives its oldest tasks, siblings shuffled, skipping those that another worker is just
    /// leasing.
    @Override
    public List<Task> lease(Lane lane, int max, int attemptMax, Duration lease) {
        return sql.query(
                """
                with recursive brand (id) as (
                    (select brand_id from task where state = 'READY' and lane = ? order by brand_id limit 1)
                    union all
                    select (select t.brand_id from task t
                            where t.state = 'READY' and t.lane = ? and t.brand_id > brand.id
                            order by t.brand_id limit 1)
                    from brand where brand.id is not null
                ), turn (id) as (
                    select id from brand where id is not null and exists (
                        select 1 from task t where t.state = 'READY' and t.lane = ?
                            and t.brand_id = brand.id and t.visible_at <= now())
                    order by random() limit ?
                ), picked as (
                    select ready.id from turn cross join lateral (
                        select t.id from task t
                        where t.state = 'READY' and t.lane = ? and t.brand_id = turn.id
                            and t.visible_at <= now()
                        order by t.visible_at, t.shuffle
                        limit (select ceil(?::numeric / greatest(1, count(*))) from turn)
                        for update skip locked
                    ) ready
                    limit ?
                )
                update task set state = 'RUNNING', attempts = attempts + 1, fence = fence + 1,
                    lease_until = now() + ? * interval '1 millisecond'
                from picked where task.id = picked.id
                returning task.*
                """,
                row -> task(row, attemptMax),
                lane.name(),
                lane.name(),
                lane.name(),
                max,
                lane.name(),
                max,
                max,
                lease.toMillis());
    }

    @Override
    public void renew(TaskId task, long fence, Duration lease) {
        // a task that is just being settled needs no lease, and waiting for it while others' rows
        // are
        // held closes a ring of waiting
        sql.update(
                """
                update task set lease_until = now() + ? * interval '1 millisecond'
                where id = (select id from task where id = ? and fence = ? and state = 'RUNNING'
                    for update skip locked)
                """,
                lease.toMillis(),
                task.text(),
                fence);
    }

    @Override
    public boolean end(TaskId task, long fence, End end, @Nullable String reason) {
        return sql.update(
                        """
                        update task set state = ?, reason = ?, lease_until = null, ended_at = now()
                        where id = ? and fence = ? and state = 'RUNNING'
                        """,
                        end.name(),
                        reason,
                        task.text(),
                        fence)
                == 1;
    }

    @Override
    public boolean release(TaskId task, long fence, Duration delay, String reason) {
        return sql.update(
                        """
                        update task set state = 'READY', reason = ?, lease_until = null, leases_lost = 0,
                            visible_at = now() + ? * interval '1 millisecond'
                        where id = ? and fence = ? and state = 'RUNNING'
                        """,
                        reason,
                        delay.toMillis(),
                        task.text(),
                        fence)
                == 1;
    }

    @Override
    public List<Task> reclaim(int leasesLostMax, int attemptMax) {
        sql.update(
                """
                update task set state = 'READY', leases_lost = leases_lost + 1, lease_until = null,
                    visible_at = now()
                where id in (select id from task where state = 'RUNNING' and lease_until < now()
                    and leases_lost + 1 < ? and attempts < ? for update skip locked)
                """,
                leasesLostMax,
                attemptMax);
        return sql.query(
                """
                update task set fence = fence + 1, lease_until = now() + interval '1 minute'
                where id in (select id from task where state = 'RUNNING' and lease_until < now()
                    for update skip locked)
                returning task.*
                """,
                row -> task(row, attemptMax));
    }

    @Override
    public void append(OutboxEvent event) {
        sql.update(
                """
                insert into outbox (event_id, type, topic, key, tenant_id, payload)
                values (?, ?, ?, ?, ?, ?)
                """,
                event.id().text(),
                event.type(),
                event.topic(),
                event.key(),
                event.tenant().text(),
                event.payload());
    }

    @Override
    public List<OutboxEvent> outbox(int max) {
        return sql.query(
                "select * from outbox order by seq limit ?",
                row ->
                        new OutboxEvent(
                                row.getLong("seq"),
                                new EventId(row.getString("event_id")),
                                row.getString("type"),
                                row.getString("topic"),
                                row.getString("key"),
                                new TenantId(row.getString("tenant_id")),
                                row.getBytes("payload")),
                max);
    }

    @Override
    public void forget(List<Long> sequences) {
        sql.update(
                "delete from outbox where seq = any(?)", (Object) sequences.toArray(Long[]::new));
    }

    @Override
    public boolean hold(String singleton, String holder, Duration lease) {
        return sql.update(
                        """
                        insert into singleton (name, holder, held_until)
                        values (?, ?, now() + ? * interval '1 millisecond')
                        on conflict (name) do update
                            set holder = excluded.holder, held_until = excluded.held_until
                            where singleton.holder = excluded.holder or singleton.held_until < now()
                        """,
                        singleton,
                        holder,
                        lease.toMillis())
                == 1;
    }

    @Override
    public boolean openScan(ScanId scan, BrandId brand, TenantId tenant, int generation) {
        return sql.update(
                        """
                        insert into scan (id, tenant_id, brand_id, generation) values (?, ?, ?, ?)
                        on conflict do nothing
                        """,
                        scan.text(),
                        tenant.text(),
                        brand.text(),
                        generation)
                == 1;
    }

    @Override
    public void announce(ScanId scan, TaskId task, Stage stage) {
        sql.update(
                """
                insert into scan_task (scan_id, task_id, stage, announced) values (?, ?, ?, true)
                on conflict (scan_id, task_id) do update set announced = true
                    where not scan_task.announced
                """,
                scan.text(),
                task.text(),
                stage.name());
    }

    @Override
    public void settle(ScanId scan, TaskId task, Stage stage, End end) {
        sql.update(
                """
                insert into scan_task (scan_id, task_id, stage, settled, task_end) values (?, ?, ?, true, ?)
                on conflict (scan_id, task_id) do update
                    set settled = true, task_end = excluded.task_end where not scan_task.settled
                """,
                scan.text(),
                task.text(),
                stage.name(),
                end.name());
    }

    @Override
    public List<OpenScan> openScans() {
        return sql.query(
                "select * from scan where state = 'RUNNING' order by id",
                row ->
                        new OpenScan(
                                new ScanId(row.getString("id")),
                                new BrandId(row.getString("brand_id")),
                                new TenantId(row.getString("tenant_id")),
                                row.getInt("generation"),
                                instant(row, row.findColumn("started_at"))));
    }

    @Override
    public Optional<Instant> complete(ScanId scan) {
        return sql
                .query(
                        """
                        update scan set state = 'DONE', completed_at = now()
                        where id = ? and state = 'RUNNING' and not exists (
                            select 1 from scan_task where scan_id = ? and announced <> settled)
                        returning completed_at
                        """,
                        row -> instant(row, 1),
                        scan.text(),
                        scan.text())
                .stream()
                .findFirst();
    }

    @Override
    public List<StageCount> counts(ScanId scan) {
        return sql
                .query(
                        """
                        select stage, count(*) as known, count(*) filter (where settled) as settled,
                            count(*) filter (where task_end = 'FAILED') as failed
                        from scan_task where scan_id = ? group by stage
                        """,
                        row ->
                                new StageCount(
                                        Stage.valueOf(row.getString("stage")),
                                        row.getLong("known"),
                                        row.getLong("settled"),
                                        row.getLong("failed")),
                        scan.text())
                .stream()
                .sorted(Comparator.comparing(StageCount::stage))
                .toList();
    }

    @Override
    public Pending pending() {
        return sql.query(
                        """
                        select (select count(*) from outbox),
                            (select count(*) from task where state = 'READY'
                                and visible_at <= now() + interval '1 minute'),
                            (select count(*) from task where state = 'RUNNING')
                        """,
                        row -> new Pending(row.getLong(1), row.getLong(2), row.getLong(3)))
                .getFirst();
    }

    @Override
    public void purge(Duration age) {
        long millis = age.toMillis();
        sql.update(
                "delete from inbox where seen_at < now() - ? * interval '1 millisecond'", millis);
        sql.update(
                "delete from task where ended_at < now() - ? * interval '1 millisecond'", millis);
    }

    private static Task task(ResultSet row, int attemptMax) throws SQLException {
        String scan = row.getString("scan_id");
        return new Task(
                new TaskId(row.getString("id")),
                new TenantId(row.getString("tenant_id")),
                new BrandId(row.getString("brand_id")),
                scan == null ? null : new ScanId(scan),
                row.getInt("generation"),
                Lane.valueOf(row.getString("lane")),
                Stage.valueOf(row.getString("stage")),
                row.getString("probe"),
                row.getString("subject"),
                row.getString("payload"),
                row.getInt("attempts"),
                attemptMax,
                row.getLong("fence"));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
