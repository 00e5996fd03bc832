package io.glacis.reporting.webhook;

import io.glacis.contracts.TenantId;
import io.glacis.platform.work.Units;
import io.glacis.reporting.keys.FreshIds;
import io.glacis.reporting.problem.ProblemException;
import io.glacis.reporting.store.Reads;
import io.glacis.reporting.store.Row;
import io.glacis.reporting.store.Sql;
import io.glacis.reporting.store.Stored;
import io.glacis.reporting.webhook.WebhookView.DeliveryView;
import io.glacis.reporting.webhook.WebhookView.Made;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;

/// Where people want to be told.
@ApplicationScoped
class Webhooks {
    private static final int WEBHOOKS_MAX = 100;
    private static final int DELIVERIES_MAX = 200;

    private final Units units;
    private final Reads reads;
    private final Sql sql;
    private final WebhookSecrets secrets;
    private final FreshIds ids;

    Webhooks(Units units, Reads reads, Sql sql, WebhookSecrets secrets, FreshIds ids) {
        this.units = units;
        this.reads = reads;
        this.sql = sql;
        this.secrets = secrets;
        this.ids = ids;
    }

    Made make(TenantId tenant, String actor, String url, List<String> events) {
        String id = ids.next();
        return units.inTransaction(
                tenant,
                unit -> {
                    if (find(tenant).size() >= WEBHOOKS_MAX) {
                        throw ProblemException.conflict(
                                "too-many-webhooks", "There may be " + WEBHOOKS_MAX + " webhooks.");
                    }
                    sql.run(
                            """
                            insert into webhook (tenant_id, webhook_id, url, events, created_by)
                            values (?, ?, ?, ?::jsonb, ?)
                            """,
                            tenant.text(),
                            id,
                            url,
                            Stored.json(events),
                            actor);
                    return new Made(
                            new WebhookView(id, url, events, actor, unit.now(), null),
                            secrets.shown(id));
                });
    }

    List<WebhookView> list(TenantId tenant) {
        return reads.of(tenant, () -> find(tenant));
    }

    void remove(TenantId tenant, String id) {
        int removed =
                units.inTransaction(
                        tenant,
                        _ ->
                                sql.run(
                                        "delete from webhook where tenant_id = ? and webhook_id ="
                                                + " ?",
                                        tenant.text(),
                                        id));
        if (removed == 0) {
            throw ProblemException.notFound("webhook");
        }
    }

    List<DeliveryView> deliveries(TenantId tenant, String id) {
        return reads.of(
                tenant,
                () ->
                        sql.list(
                                """
                                select * from effect where tenant_id = ? and webhook_id = ?
                                order by planned_at desc, effect_id limit ?
                                """,
                                row ->
                                        new DeliveryView(
                                                row.text("effect_id"),
                                                row.text("finding_id"),
                                                row.text("transition"),
                                                row.text("state"),
                                                row.integer("attempts"),
                                                row.integerOrNull("last_status"),
                                                row.textOrNull("last_problem"),
                                                row.time("planned_at"),
                                                row.timeOrNull("ended_at")),
                                tenant.text(),
                                id,
                                DELIVERIES_MAX));
    }

    private List<WebhookView> find(TenantId tenant) {
        return sql.list(
                "select * from webhook where tenant_id = ? order by created_at, webhook_id limit ?",
                Webhooks::view,
                tenant.text(),
                WEBHOOKS_MAX);
    }

    private static WebhookView view(Row row) throws SQLException {
        return new WebhookView(
                row.text("webhook_id"),
                row.text("url"),
                row.json("events", Stored.TEXTS),
                row.text("created_by"),
                row.time("created_at"),
                row.textOrNull("disabled_reason"));
    }
}
