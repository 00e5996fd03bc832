package io.glacis.reporting.finding;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.FindingDecided.Decision;
import io.glacis.contracts.FindingState;
import io.glacis.contracts.Severity;
import io.glacis.contracts.TenantId;
import io.glacis.reporting.evidence.Capsules;
import io.glacis.reporting.finding.FindingView.Capsule;
import io.glacis.reporting.finding.FindingView.Decided;
import io.glacis.reporting.finding.FindingView.Version;
import io.glacis.reporting.page.Conditions;
import io.glacis.reporting.page.Page;
import io.glacis.reporting.page.Page.Place;
import io.glacis.reporting.page.Paging;
import io.glacis.reporting.problem.ProblemException;
import io.glacis.reporting.rating.RatingView;
import io.glacis.reporting.rating.Ratings;
import io.glacis.reporting.store.Reads;
import io.glacis.reporting.store.Row;
import io.glacis.reporting.store.Sql;
import io.glacis.reporting.store.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Findings as people look at them.
@ApplicationScoped
public class Findings {
    private static final int HISTORY_MAX = 200;

    private final Reads reads;
    private final Sql sql;
    private final Ratings ratings;
    private final Capsules capsules;

    Findings(Reads reads, Sql sql, Ratings ratings, Capsules capsules) {
        this.reads = reads;
        this.sql = sql;
        this.ratings = ratings;
        this.capsules = capsules;
    }

    Page<FindingRow> list(TenantId tenant, Conditions conditions, FindingSort sort, Paging paging) {
        return reads.of(
                tenant,
                () -> {
                    Conditions paged =
                            conditions.after(
                                    sort.column(),
                                    sort.cast(),
                                    sort.isDescending(),
                                    "finding_id",
                                    paging);
                    List<FindingRow> rows =
                            sql.list(
                                    "select * from finding"
                                            + paged.where()
                                            + sort.order()
                                            + " limit "
                                            + (paging.limit() + 1),
                                    Findings::row,
                                    paged.values());
                    return Page.of(
                            rows,
                            paging,
                            conditions.total(sql, "finding"),
                            row -> new Place(sort.keyOf(row), row.id()));
                });
    }

    FindingView get(TenantId tenant, String id) {
        return reads.of(
                tenant,
                () ->
                        sql.first(
                                        "select * from finding where tenant_id = ? and finding_id ="
                                                + " ?",
                                        row -> view(tenant, row),
                                        tenant.text(),
                                        id)
                                .orElseThrow(() -> ProblemException.notFound("finding")));
    }

    private FindingView view(TenantId tenant, Row row) throws SQLException {
        FindingRow finding = row(row);
        Optional<RatingView> rating = ratings.current(tenant, finding.brand());
        return new FindingView(
                finding,
                row.number("version"),
                row.integer("qod"),
                row.text("rule"),
                row.text("cluster_key"),
                row.json("facts", Stored.FIELDS),
                capsule(tenant, row.textOrNull("evidence")),
                Rank.reasons(finding, row.integer("qod"), rating),
                row.json("remediation", Stored.TEXTS),
                row.textOrNull("curl"),
                history(tenant, finding.id()),
                decisions(tenant, finding.id()));
    }

    private @Nullable Capsule capsule(TenantId tenant, @Nullable String digest) {
        if (digest == null) {
            return null;
        }
        String href = "/api/v1/evidence/" + digest;
        return capsules.text(tenant, digest)
                .map(text -> new Capsule(digest, href, text.text(), text.bytes(), text.isCut()))
                .orElseGet(() -> new Capsule(digest, href, null, 0, false));
    }

    private List<Version> history(TenantId tenant, String id) {
        return sql.list(
                """
                select version, state, severity, score, summary, changed_at from finding_version
                where tenant_id = ? and finding_id = ?
                order by version desc limit ?
                """,
                row ->
                        new Version(
                                row.number("version"),
                                row.constant("state", FindingState.class),
                                row.constant("severity", Severity.class),
                                row.decimal("score"),
                                row.text("summary"),
                                row.time("changed_at")),
                tenant.text(),
                id,
                HISTORY_MAX);
    }

    private List<Decided> decisions(TenantId tenant, String id) {
        return sql.list(
                """
                select decision, reason, actor, decided_at, expires_at from finding_decision
                where tenant_id = ? and finding_id = ?
                order by decided_at desc, decision_id limit ?
                """,
                row ->
                        new Decided(
                                row.constant("decision", Decision.class),
                                row.text("reason"),
                                row.text("actor"),
                                row.time("decided_at"),
                                row.timeOrNull("expires_at")),
                tenant.text(),
                id,
                HISTORY_MAX);
    }

    private static FindingRow row(Row row) throws SQLException {
        return new FindingRow(
                row.text("finding_id"),
                row.text("brand_id"),
                row.text("check_id"),
                row.text("title"),
                row.text("summary"),
                row.constant("severity", Severity.class),
                row.decimal("score"),
                row.constant("state", FindingState.class),
                row.text("category"),
                row.text("asset_id"),
                row.constant("asset_kind", AssetKind.class),
                row.text("asset_value"),
                row.text("locator"),
                row.time("first_seen_at"),
                row.time("changed_at"));
    }
}
