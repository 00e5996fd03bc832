package io.glacis.reporting.webhook;

import io.glacis.contracts.EffectId;
import io.glacis.contracts.FindingChanged;
import io.glacis.platform.work.Unit;
import io.glacis.reporting.finding.FindingMoved;
import io.glacis.reporting.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Plans one effect for each webhook when a finding is new or back, in the transaction that notes
/// it.
@ApplicationScoped
class WebhookPlanner {
    private static final int WEBHOOKS_MAX = 100;

    private final Sql sql;
    private final String publicUrl;

    WebhookPlanner(
            Sql sql, @ConfigProperty(name = "glacis.reporting.public-url") String publicUrl) {
        this.sql = sql;
        this.publicUrl = publicUrl;
    }

    void onMove(@Observes FindingMoved move) {
        WebhookEvent.of(move.now()).ifPresent(event -> plan(event, move.now(), move.unit()));
    }

    private void plan(WebhookEvent event, FindingChanged finding, Unit unit) {
        List<String> webhooks =
                sql.list(
                        """
                        select webhook_id from webhook
                        where tenant_id = ? and disabled_reason is null and events @> to_jsonb(?::text)
                        order by webhook_id limit ?
                        """,
                        row -> row.text("webhook_id"),
                        finding.tenant().text(),
                        event.wireName(),
                        WEBHOOKS_MAX);
        for (String webhook : webhooks) {
            EffectId effect =
                    EffectId.of(finding.finding(), "webhook:" + webhook, event.transition(finding));
            int fresh =
                    sql.run(
                            """
                            insert into effect (tenant_id, effect_id, webhook_id, brand_id, finding_id,
                                transition, body, state)
                            values (?, ?, ?, ?, ?, ?, ?, 'PLANNED')
                            on conflict do nothing
                            """,
                            finding.tenant().text(),
                            effect.text(),
                            webhook,
                            finding.brand().text(),
                            finding.finding().text(),
                            event.transition(finding),
                            CloudEvent.body(event, effect, finding, publicUrl));
            if (fresh == 1) {
                unit.spawn(
                        WebhookDelivery.attempt(
                                finding.tenant(), finding.brand(), effect, 1, Duration.ZERO));
            }
        }
    }
}
