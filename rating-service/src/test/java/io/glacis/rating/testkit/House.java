package io.glacis.rating.testkit;

import io.glacis.contracts.Event;
import io.glacis.contracts.EventId;
import io.glacis.contracts.Stage;
import io.glacis.contracts.TaskId;
import io.glacis.contracts.TenantId;
import io.glacis.platform.testkit.TestPostgres;
import io.glacis.platform.wire.EventCodec;
import io.glacis.platform.work.NewTask;
import io.glacis.platform.work.Unit;
import io.glacis.rating.model.Gr1Model;
import io.glacis.rating.ratings.RatingMetrics;
import io.glacis.rating.ratings.Ratings;
import io.glacis.rating.register.Assets;
import io.glacis.rating.register.Decisions;
import io.glacis.rating.register.Findings;
import io.glacis.rating.register.RegisterMetrics;
import io.glacis.rating.rules.RuleTable;
import io.glacis.rating.sql.Sql;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// The service without a framework: its features over a real database, with units of work whose
/// clock the test moves and whose words it hears.
public final class House {
    public static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

    private final Connection connection;
    private final Sql sql = new Sql(joined());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RegisterMetrics registerMetrics = new RegisterMetrics(meters);
    private final Gr1Model model = Gr1Model.shipped();

    public final Findings findings = new Findings(sql, RuleTable.shipped(model), registerMetrics);
    public final Assets assets = new Assets(sql, findings);
    public final Decisions decisions = new Decisions(sql, findings, model, registerMetrics);
    public final Ratings ratings =
            new Ratings(
                    sql,
                    model,
                    RuleTable.shipped(model),
                    new Ratings.Pace(7, Duration.ofSeconds(2)),
                    new RatingMetrics(meters));

    /// Everything said since the last look, in order.
    public final List<Event> said = new ArrayList<>();

    public final Set<EventId> ids = new LinkedHashSet<>();
    public final List<NewTask> tasks = new ArrayList<>();
    public Instant now = START;

    public House() {
        DataSource source = TestPostgres.newDatabase().dataSource();
        Flyway.configure().dataSource(source).locations("db/migration").load().migrate();
        try {
            this.connection = source.getConnection();
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException("the test database failed", e);
        }
    }

    /// Runs the body in one transaction for the default tenant.
    public void unit(Consumer<Unit> body) {
        unit(TenantId.DEFAULT, body);
    }

    /// Runs the body in one transaction for a tenant.
    public void unit(TenantId tenant, Consumer<Unit> body) {
        transact(() -> {
            actFor(tenant);
            body.accept(new HeardUnit());
        });
    }

    /// Runs something in a transaction that acts for nobody.
    public void withoutTenant(Runnable body) {
        transact(body);
    }

    private void transact(Runnable body) {
        try {
            boolean isDone = false;
            try {
                body.run();
                isDone = true;
            } finally {
                if (isDone) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the test database failed", e);
        }
    }

    private void actFor(TenantId tenant) {
        sql.query(
                "select set_config('glacis.tenant', ?, true) as tenant",
                row -> row.text("tenant"),
                tenant.text());
    }

    /// Hears what was said and forgets it.
    public <E extends Event> List<E> hear(Class<E> type) {
        List<E> heard = said.stream().filter(type::isInstance).map(type::cast).toList();
        said.clear();
        return heard;
    }

    /// The rows of a table, as text: equal dumps, equal tables.
    public List<String> dump(String table) {
        List<String> rows = new ArrayList<>();
        unit(_ -> rows.addAll(rows(table)));
        return rows;
    }

    /// The rows that the transaction under way can see.
    public List<String> rows(String table) {
        return sql.query(
                "select t::text as line from " + table + " t order by 1", row -> row.text("line"));
    }

    /// Forgets every finding, as if none had ever been.
    public void forget() {
        unit(_ -> sql.update("truncate finding, suppression, decision, cell"));
        ids.clear();
        said.clear();
    }

    /// Forgets everything: a new house for the next test, on the same ground.
    public void reset() {
        forget();
        unit(_ -> sql.update("truncate asset, brand_rating, held_density, brand_scan"));
        tasks.clear();
        now = START;
    }

    /// Changes a row behind the service's back.
    public int meddle(String statement) {
        int[] rows = {0};
        unit(_ -> rows[0] = sql.update(statement));
        return rows[0];
    }

    public double counted(String meter) {
        return meters.find(meter).counters().stream().mapToDouble(c -> c.count()).sum();
    }

    public double gauged(String meter, String tag, String value) {
        return meters.get(meter).tag(tag, value).gauge().value();
    }

    private DataSource joined() {
        return (DataSource)
                Proxy.newProxyInstance(
                        House.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (_, method, _) -> {
                            if (!method.getName().equals("getConnection")) {
                                throw new UnsupportedOperationException(method.getName());
                            }
                            return unclosed();
                        });
    }

    private Connection unclosed() {
        return (Connection)
                Proxy.newProxyInstance(
                        House.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("close")) {
                                return null;
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private final class HeardUnit implements Unit {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void say(EventId id, Event event) {
            // what is said must fit into a record, and no id may be used for two facts
            EventCodec.write(event);
            if (!ids.add(id)) {
                throw new IllegalStateException("said twice under one id: " + event);
            }
            said.add(event);
        }

        @Override
        public void spawn(NewTask task) {
            tasks.add(task);
        }

        @Override
        public void announce(TaskId task, Stage stage) {
            throw new UnsupportedOperationException("rating announces nothing");
        }
    }
}
