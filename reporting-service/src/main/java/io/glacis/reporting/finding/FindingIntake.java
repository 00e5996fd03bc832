package io.glacis.reporting.finding;

import io.glacis.contracts.FindingChanged;
import io.glacis.contracts.FindingState;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.Unit;
import io.glacis.reporting.store.Sql;
import io.glacis.reporting.store.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Optional;

/// Takes note of findings. Only a newer version replaces what is known; every version is kept.
@ApplicationScoped
class FindingIntake implements EventHandler<FindingChanged> {
    private final Sql sql;
    private final Event<FindingMoved> moves;

    FindingIntake(Sql sql, Event<FindingMoved> moves) {
        this.sql = sql;
        this.moves = moves;
    }

    @Override
    public Class<FindingChanged> type() {
        return FindingChanged.class;
    }

    @Override
    public void on(FindingChanged finding, Unit unit) {
        keepVersion(finding);
        Optional<Known> known =
                sql.first(
                        """
                        select version, state from finding
                        where tenant_id = ? and finding_id = ? for update
                        """,
                        row ->
                                new Known(
                                        row.number("version"),
                                        row.constant("state", FindingState.class)),
                        finding.tenant().text(),
                        finding.finding().text());
        if (known.isPresent() && known.get().version() >= finding.version()) {
            return;
        }
        replace(finding);
        FindingState before = known.map(Known::state).orElse(null);
        if (before != finding.state()) {
            moves.fire(new FindingMoved(before, finding, unit));
        }
    }

    private void keepVersion(FindingChanged finding) {
        sql.run(
                """
                insert into finding_version (tenant_id, finding_id, brand_id, version, state, severity,
                    score, summary, changed_at)
                values (?, ?, ?, ?, ?, ?, ?::numeric, ?, ?)
                on conflict do nothing
                """,
                finding.tenant().text(),
                finding.finding().text(),
                finding.brand().text(),
                finding.version(),
                finding.state(),
                finding.severity(),
                finding.score(),
                Stored.text(finding.summary()),
                finding.changedAt());
    }

    private void replace(FindingChanged finding) {
        sql.run(
                """
                insert into finding (tenant_id, finding_id, brand_id, version, check_id, asset_id, asset_kind,
                    asset_value, locator, state, severity, score, category, cluster_key, title, summary, qod,
                    facts, evidence, rule, remediation, curl, first_seen_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::numeric, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb, ?,
                    ?, ?)
                on conflict (tenant_id, finding_id) do update
                set version = excluded.version, state = excluded.state, severity = excluded.severity,
                    score = excluded.score, category = excluded.category,
                    cluster_key = excluded.cluster_key, title = excluded.title,
                    summary = excluded.summary, qod = excluded.qod, facts = excluded.facts,
                    evidence = excluded.evidence, rule = excluded.rule,
                    remediation = excluded.remediation, curl = excluded.curl,
                    first_seen_at = excluded.first_seen_at, changed_at = excluded.changed_at
                """,
                finding.tenant().text(),
                finding.finding().text(),
                finding.brand().text(),
                finding.version(),
                finding.check().text(),
                finding.asset().text(),
                finding.assetKind(),
                Stored.text(finding.assetValue()),
                Stored.text(finding.locator()),
                finding.state(),
                finding.severity(),
                finding.score(),
                Stored.text(finding.category()),
                Stored.text(finding.clusterKey()),
                Stored.text(finding.title()),
                Stored.text(finding.summary()),
                finding.qod(),
                Stored.json(finding.facts()),
                finding.evidence(),
                Stored.text(finding.rule()),
                Stored.json(finding.remediation()),
                finding.curl() == null ? null : Stored.text(finding.curl()),
                finding.firstSeenAt(),
                finding.changedAt());
    }

    private record Known(long version, FindingState state) {}
}
