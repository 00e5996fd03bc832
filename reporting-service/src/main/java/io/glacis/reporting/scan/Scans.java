package io.glacis.reporting.scan;

import com.fasterxml.jackson.core.type.TypeReference;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.EventId;
import io.glacis.contracts.EventType;
import io.glacis.contracts.Lane;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.ScanRequested;
import io.glacis.contracts.TenantId;
import io.glacis.platform.work.Unit;
import io.glacis.platform.work.Units;
import io.glacis.reporting.page.Page;
import io.glacis.reporting.page.Paging;
import io.glacis.reporting.problem.ProblemException;
import io.glacis.reporting.scan.ScanView.StageView;
import io.glacis.reporting.scan.ScanView.State;
import io.glacis.reporting.store.Reads;
import io.glacis.reporting.store.Row;
import io.glacis.reporting.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Scans: asked for here, watched here, done elsewhere.
@ApplicationScoped
public class Scans {
    static final TypeReference<List<StageView>> STAGES = new TypeReference<>() {};

    private static final int UNFINISHED_MAX = 5;

    private final Units units;
    private final Reads reads;
    private final Sql sql;

    Scans(Units units, Reads reads, Sql sql) {
        this.units = units;
        this.reads = reads;
        this.sql = sql;
    }

    /// Asks for a scan. The same key asks for the same scan.
    ScanView request(TenantId tenant, BrandId brand, String key, String actor) {
        return units.inTransaction(
                tenant,
                unit -> {
                    // locks the brand, so that two requests do not take one generation
                    if (sql.first(
                                    "select 1 as one from brand where tenant_id = ? and brand_id ="
                                            + " ? for update",
                                    row -> row.number("one"),
                                    tenant.text(),
                                    brand.text())
                            .isEmpty()) {
                        throw ProblemException.notFound("brand");
                    }
                    ScanId scan = ScanId.of(brand, key);
                    return find(tenant, scan.text())
                            .orElseGet(() -> {
                                refuseIfTooMany(tenant, brand);
                                open(unit, tenant, brand, scan, Lane.INTERACTIVE, actor);
                                return find(tenant, scan.text()).orElseThrow();
                            });
                });
    }

    private void refuseIfTooMany(TenantId tenant, BrandId brand) {
        long unfinished =
                sql.first(
                                """
                                select count(*) as unfinished from scan
                                where tenant_id = ? and brand_id = ? and state <> 'COMPLETED'
                                """,
                                row -> row.number("unfinished"),
                                tenant.text(),
                                brand.text())
                        .orElse(0L);
        if (unfinished >= UNFINISHED_MAX) {
            throw ProblemException.conflict(
                    "too-many-scans", unfinished + " scans of this brand are not finished yet.");
        }
    }

    /// Writes a scan down and says it, in the caller's transaction, with the brand locked.
    void open(Unit unit, TenantId tenant, BrandId brand, ScanId scan, Lane lane, String actor) {
        int generation =
                sql.first(
                                """
                                update brand
                                set generation = generation + 1,
                                    next_scan_at = case when scan_interval_seconds = 0 then null
                                        else now() + make_interval(secs => scan_interval_seconds) end
                                where tenant_id = ? and brand_id = ?
                                returning generation
                                """,
                                row -> row.integer("generation"),
                                tenant.text(),
                                brand.text())
                        .orElseThrow();
        sql.run(
                """
                insert into scan (tenant_id, scan_id, brand_id, generation, lane, requested_by,
                    requested_at, state)
                values (?, ?, ?, ?, ?, ?, ?, 'REQUESTED')
                """,
                tenant.text(),
                scan.text(),
                brand.text(),
                generation,
                lane,
                actor,
                unit.now());
        unit.say(
                EventId.of(EventType.SCAN_REQUESTED.wireName(), scan.text(), "1"),
                new ScanRequested(tenant, brand, scan, generation, lane, actor, unit.now()));
    }

    ScanView get(TenantId tenant, String id) {
        return reads.of(
                tenant,
                () -> find(tenant, id).orElseThrow(() -> ProblemException.notFound("scan")));
    }

    Page<ScanView> list(TenantId tenant, @Nullable String brand, Paging paging) {
        return reads.of(
                tenant,
                () -> {
                    List<ScanView> rows =
                            sql.list(
                                    """
                                    select *, now() as now from scan
                                    where tenant_id = ?
                                      and (?::text is null or brand_id = ?)
                                      and (?::text is null or (requested_at, scan_id) < (?::timestamptz, ?))
                                    order by requested_at desc, scan_id desc
                                    limit ?
                                    """,
                                    Scans::view,
                                    tenant.text(),
                                    brand,
                                    brand,
                                    paging.afterId(),
                                    paging.afterSort(),
                                    paging.afterId(),
                                    paging.limit() + 1);
                    long count =
                            sql.first(
                                            """
                                            select count(*) as count from (
                                                select 1 from scan
                                                where tenant_id = ? and (?::text is null or brand_id = ?)
                                                limit ?) bounded
                                            """,
                                            row -> row.number("count"),
                                            tenant.text(),
                                            brand,
                                            brand,
                                            Page.Total.COUNT_MAX + 1)
                                    .orElse(0L);
                    return Page.of(
                            rows,
                            paging,
                            Page.Total.of(count),
                            scan -> new Page.Place(scan.requestedAt().toString(), scan.id()));
                });
    }

    private Optional<ScanView> find(TenantId tenant, String id) {
        return sql.first(
                "select *, now() as now from scan where tenant_id = ? and scan_id = ?",
                Scans::view,
                tenant.text(),
                id);
    }

    private static ScanView view(Row row) throws SQLException {
        Instant now = row.time("now");
        State state = row.constant("state", State.class);
        List<StageView> stages = row.json("stages", STAGES);
        Instant requestedAt = row.time("requested_at");
        Instant startedAt = row.timeOrNull("started_at");
        Instant lastEventAt = row.timeOrNull("last_event_at");
        return new ScanView(
                row.text("scan_id"),
                row.text("brand_id"),
                state,
                row.integer("generation"),
                row.text("lane"),
                row.text("requested_by"),
                requestedAt,
                startedAt,
                row.timeOrNull("completed_at"),
                lastEventAt,
                stages,
                Pace.isGrowing(state, row.timeOrNull("grew_at"), now),
                Pace.stall(state, requestedAt, lastEventAt, stages, now),
                Pace.eta(state, startedAt, stages, now),
                row.number("version"));
    }
}
