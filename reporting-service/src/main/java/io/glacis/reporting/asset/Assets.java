package io.glacis.reporting.asset;

import com.fasterxml.jackson.core.type.TypeReference;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.AssetState;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.TenantId;
import io.glacis.reporting.asset.AssetView.AttributionStep;
import io.glacis.reporting.asset.AssetView.Change;
import io.glacis.reporting.page.Conditions;
import io.glacis.reporting.page.Page;
import io.glacis.reporting.page.Page.Place;
import io.glacis.reporting.page.Paging;
import io.glacis.reporting.problem.ProblemException;
import io.glacis.reporting.store.Reads;
import io.glacis.reporting.store.Row;
import io.glacis.reporting.store.Sql;
import io.glacis.reporting.store.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;

/// Assets as people look at them.
@ApplicationScoped
class Assets {
    private static final TypeReference<List<AttributionStep>> STEPS = new TypeReference<>() {};
    private static final int CHANGES_MAX = 100;
    private static final String SELECT =
            """
            select asset.*, asset.attributes ->> 'title' as title,
                (select count(*) from finding
                 where finding.tenant_id = asset.tenant_id and finding.asset_id = asset.asset_id
                   and finding.state not in ('VERIFIED', 'FALSE_POSITIVE', 'ACCEPTED', 'RETRACTED')) as open_findings
            from asset
            """;

    private final Reads reads;
    private final Sql sql;

    Assets(Reads reads, Sql sql) {
        this.reads = reads;
        this.sql = sql;
    }

    Page<AssetRow> list(TenantId tenant, Conditions conditions, AssetSort sort, Paging paging) {
        return reads.of(
                tenant,
                () -> {
                    Conditions paged =
                            conditions.after(
                                    sort.column(),
                                    sort.cast(),
                                    sort.isDescending(),
                                    "asset_id",
                                    paging);
                    List<AssetRow> rows =
                            sql.list(
                                    SELECT
                                            + paged.where()
                                            + sort.order()
                                            + " limit "
                                            + (paging.limit() + 1),
                                    Assets::row,
                                    paged.values());
                    return Page.of(
                            rows,
                            paging,
                            conditions.total(sql, "asset"),
                            row -> new Place(sort.keyOf(row), row.id()));
                });
    }

    AssetView get(TenantId tenant, String id) {
        return reads.of(
                tenant,
                () -> {
                    List<Change> changes =
                            sql.list(
                                    """
                                    select change, before, after, changed_at from asset_change
                                    where tenant_id = ? and asset_id = ?
                                    order by changed_at desc limit ?
                                    """,
                                    row ->
                                            new Change(
                                                    row.text("change"),
                                                    row.json("before", Stored.FIELDS),
                                                    row.json("after", Stored.FIELDS),
                                                    row.time("changed_at")),
                                    tenant.text(),
                                    id,
                                    CHANGES_MAX);
                    return sql.first(
                                    SELECT + " where asset.tenant_id = ? and asset.asset_id = ?",
                                    row -> view(row, changes),
                                    tenant.text(),
                                    id)
                            .orElseThrow(() -> ProblemException.notFound("asset"));
                });
    }

    private static AssetRow row(Row row) throws SQLException {
        return new AssetRow(
                row.text("asset_id"),
                row.text("brand_id"),
                row.constant("kind", AssetKind.class),
                row.text("value"),
                row.constant("state", AssetState.class),
                row.fraction("confidence"),
                row.json("tags", Stored.TEXTS),
                row.textOrNull("title"),
                row.number("open_findings"),
                row.time("first_seen_at"),
                row.time("last_seen_at"),
                row.textOrNull("gone_reason"));
    }

    private static AssetView view(Row row, List<Change> changes) throws SQLException {
        return new AssetView(
                row(row),
                row.constant("clearance", Clearance.class),
                row.json("attributes", Stored.FIELDS),
                row.json("attribution", STEPS),
                changes);
    }
}
