package io.glacis.reporting.asset;

import io.glacis.contracts.AssetChanged;
import io.glacis.contracts.AssetId;
import io.glacis.contracts.AssetObserved;
import io.glacis.contracts.AttributionLink;
import io.glacis.contracts.TenantId;
import io.glacis.reporting.asset.AssetView.AttributionStep;
import io.glacis.reporting.store.Sql;
import io.glacis.reporting.store.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Writes assets down as discovery says them. What an older scan says never replaces what a newer
/// one said.
@ApplicationScoped
class AssetBook {
    private final Sql sql;

    AssetBook(Sql sql) {
        this.sql = sql;
    }

    void observed(AssetObserved asset, Instant now) {
        sql.run(
                """
                insert into asset (tenant_id, asset_id, brand_id, kind, value, attributes, attribution,
                    confidence, state, clearance, tags, generation, first_seen_at, last_seen_at)
                values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?::jsonb, ?, ?, ?)
                on conflict (tenant_id, asset_id) do update
                set attributes = excluded.attributes, attribution = excluded.attribution,
                    confidence = excluded.confidence, state = excluded.state,
                    clearance = excluded.clearance, tags = excluded.tags,
                    generation = excluded.generation, last_seen_at = excluded.last_seen_at,
                    gone_reason = null, gone_at = null
                where asset.generation <= excluded.generation
                """,
                asset.tenant().text(),
                asset.asset().text(),
                asset.brand().text(),
                asset.kind(),
                asset.value(),
                Stored.json(asset.attributes()),
                Stored.json(asset.attribution().stream().map(AssetBook::step).toList()),
                asset.confidence(),
                asset.state(),
                asset.clearance(),
                Stored.json(List.copyOf(asset.tags())),
                asset.generation(),
                now,
                now);
    }

    void changed(AssetChanged change) {
        sql.run(
                """
                insert into asset_change (tenant_id, asset_id, change, before, after, changed_at)
                values (?, ?, ?, ?::jsonb, ?::jsonb, ?)
                on conflict do nothing
                """,
                change.tenant().text(),
                change.asset().text(),
                Stored.text(change.change()),
                Stored.json(change.before()),
                Stored.json(change.after()),
                change.changedAt());
    }

    void gone(TenantId tenant, AssetId asset, String reason, Instant at) {
        sql.run(
                """
                update asset set gone_reason = ?, gone_at = ?
                where tenant_id = ? and asset_id = ?
                """,
                Stored.text(reason),
                at,
                tenant.text(),
                asset.text());
    }

    void retracted(TenantId tenant, AssetId asset, String reason, Instant at) {
        gone(tenant, asset, reason, at);
        sql.run(
                "update asset set state = 'REJECTED' where tenant_id = ? and asset_id = ?",
                tenant.text(),
                asset.text());
    }

    private static AttributionStep step(AttributionLink link) {
        return new AttributionStep(
                link.source(),
                link.fromKind(),
                link.fromValue(),
                link.reason(),
                link.confidence(),
                link.evidence());
    }
}
