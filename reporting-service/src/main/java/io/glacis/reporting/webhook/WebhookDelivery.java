package io.glacis.reporting.webhook;

import io.glacis.contracts.BrandId;
import io.glacis.contracts.Digest;
import io.glacis.contracts.EffectId;
import io.glacis.contracts.Lane;
import io.glacis.contracts.Stage;
import io.glacis.contracts.TaskId;
import io.glacis.contracts.TenantId;
import io.glacis.platform.egress.WebUrl;
import io.glacis.platform.work.NewTask;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.TaskHandler;
import io.glacis.platform.work.Units;
import io.glacis.reporting.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Delivers one effect: PLANNED → SENDING → DONE or FAILED. Each attempt of the schedule is a task
/// of its own. After a crash in SENDING the same id is sent again, and the receiver knows it by
/// that.
@ApplicationScoped
class WebhookDelivery implements TaskHandler {
    static final String PROBE = "reporting.webhook";

    private static final List<Duration> SCHEDULE =
            List.of(
                    Duration.ZERO,
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14),
                    Duration.ofHours(20),
                    Duration.ofHours(24));

    private final Units units;
    private final Sql sql;
    private final WebhookSender sender;

    WebhookDelivery(Units units, Sql sql, WebhookSender sender) {
        this.units = units;
        this.sql = sql;
        this.sender = sender;
    }

    /// The task of one attempt, counted from 1.
    static NewTask attempt(
            TenantId tenant, BrandId brand, EffectId effect, int attempt, Duration delay) {
        String number = Integer.toString(attempt);
        return new NewTask(
                new TaskId(Digest.of("task/1", "", PROBE, effect.text(), number)),
                tenant,
                brand,
                null,
                0,
                Lane.INTERACTIVE,
                Stage.RATING,
                PROBE,
                effect.text(),
                number,
                delay);
    }

    @Override
    public String probe() {
        return PROBE;
    }

    @Override
    public TaskEnd run(Task task) {
        Optional<Pending> pending = units.inTransaction(task.tenant(), _ -> take(task));
        if (pending.isEmpty()) {
            return TaskEnd.skipped("delivered, given up, or the webhook is gone");
        }
        Optional<WebUrl> url = WebUrl.parse(pending.get().url());
        if (url.isEmpty()) {
            return TaskEnd.done(
                    _ -> end(task, "FAILED", null, "the address is not a plain http(s) URL"));
        }
        Outcome outcome =
                sender.send(
                        pending.get().webhook(), url.get(), task.subject(), pending.get().body());
        int attempt = Integer.parseInt(task.payload());
        return switch (outcome) {
            case Outcome.Delivered(int status) ->
                    TaskEnd.done(_ -> end(task, "DONE", status, null));
            case Outcome.Unwanted() ->
                    TaskEnd.done(_ -> {
                        disable(task.tenant(), pending.get().webhook());
                        end(task, "FAILED", Outcome.GONE, "the receiver wants no more");
                    });
            case Outcome.Missed(var status, var problem) when attempt < SCHEDULE.size() ->
                    TaskEnd.done(unit -> {
                        postpone(task, status, problem);
                        unit.spawn(
                                attempt(
                                        task.tenant(),
                                        task.brand(),
                                        new EffectId(task.subject()),
                                        attempt + 1,
                                        SCHEDULE.get(attempt)));
                    });
            case Outcome.Missed(var status, var problem) ->
                    TaskEnd.done(_ -> end(task, "FAILED", status, problem));
        };
    }

    private Optional<Pending> take(Task task) {
        return sql.first(
                """
                update effect set state = 'SENDING', attempts = effect.attempts + 1
                from webhook
                where effect.tenant_id = ? and effect.effect_id = ?
                  and effect.state in ('PLANNED', 'SENDING')
                  and webhook.tenant_id = effect.tenant_id and webhook.webhook_id = effect.webhook_id
                  and webhook.disabled_reason is null
                returning effect.webhook_id, effect.body, webhook.url
                """,
                row -> new Pending(row.text("webhook_id"), row.text("url"), row.text("body")),
                task.tenant().text(),
                task.subject());
    }

    private void end(Task task, String state, @Nullable Integer status, @Nullable String problem) {
        sql.run(
                """
                update effect set state = ?, last_status = ?, last_problem = ?, ended_at = now()
                where tenant_id = ? and effect_id = ?
                """,
                state,
                status,
                problem,
                task.tenant().text(),
                task.subject());
    }

    private void postpone(Task task, @Nullable Integer status, String problem) {
        sql.run(
                """
                update effect set state = 'PLANNED', last_status = ?, last_problem = ?
                where tenant_id = ? and effect_id = ?
                """,
                status,
                problem,
                task.tenant().text(),
                task.subject());
    }

    private void disable(TenantId tenant, String webhook) {
        sql.run(
                """
                update webhook set disabled_reason = 'the receiver answered 410 Gone'
                where tenant_id = ? and webhook_id = ?
                """,
                tenant.text(),
                webhook);
    }

    private record Pending(String webhook, String url, String body) {}
}
