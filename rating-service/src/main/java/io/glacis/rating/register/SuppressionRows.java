package io.glacis.rating.register;

import io.glacis.contracts.Digest;
import io.glacis.contracts.FindingDecided;
import io.glacis.contracts.FindingId;
import io.glacis.contracts.TenantId;
import io.glacis.rating.sql.Sql;
import org.jspecify.annotations.Nullable;

/// The tables of suppressions and decisions.
final class SuppressionRows {
    private final Sql sql;

    SuppressionRows(Sql sql) {
        this.sql = sql;
    }

    void put(Spot spot, Suppression suppression) {
        sql.update(
                """
                insert into suppression (tenant_id, finding_id, brand_id, kind, reason, actor, decided_at,
                    expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, finding_id) do update set kind = excluded.kind,
                    reason = excluded.reason, actor = excluded.actor, decided_at = excluded.decided_at,
                    expires_at = excluded.expires_at
                """,
                spot.tenant().text(),
                spot.finding().text(),
                spot.brand().text(),
                suppression.kind().name(),
                suppression.reason(),
                suppression.actor(),
                suppression.decidedAt(),
                suppression.expiresAt());
    }

    void end(TenantId tenant, FindingId finding) {
        sql.update(
                "delete from suppression where tenant_id = ? and finding_id = ?",
                tenant.text(),
                finding.text());
    }

    /// Keeps a decision, and why it was ignored if it was.
    void record(FindingDecided decided, @Nullable String ignoredBecause) {
        sql.update(
                """
                insert into decision (tenant_id, decision_id, finding_id, decision, reason, actor,
                    decided_at, ignored_because)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                decided.tenant().text(),
                Digest.of(
                        "decision/1",
                        decided.finding().text(),
                        decided.decision().name(),
                        decided.actor(),
                        decided.decidedAt().toString()),
                decided.finding().text(),
                decided.decision().name(),
                decided.reason(),
                decided.actor(),
                decided.decidedAt(),
                ignoredBecause);
    }
}
