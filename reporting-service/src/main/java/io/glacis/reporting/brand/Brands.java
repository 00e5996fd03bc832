package io.glacis.reporting.brand;

import io.glacis.contracts.BrandDeclared;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.EventId;
import io.glacis.contracts.EventType;
import io.glacis.contracts.TenantId;
import io.glacis.contracts.TextValue;
import io.glacis.platform.work.Unit;
import io.glacis.platform.work.Units;
import io.glacis.reporting.brand.DeclareBrandRequest.Declaration;
import io.glacis.reporting.problem.ProblemException;
import io.glacis.reporting.store.Reads;
import io.glacis.reporting.store.Row;
import io.glacis.reporting.store.Sql;
import io.glacis.reporting.store.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What is watched. A declaration is written down here and said to everybody in one transaction.
@ApplicationScoped
public class Brands {
    private static final int BRANDS_MAX = 1_000;
    private static final String SELECT =
            """
            select b.*, r.grade, r.observed
            from brand b
            left join lateral (
                select grade, observed from rating
                where rating.tenant_id = b.tenant_id and rating.brand_id = b.brand_id
                order by computed_at desc limit 1) r on true
            where b.tenant_id = ?
            """;

    private final Units units;
    private final Reads reads;
    private final Sql sql;

    Brands(Units units, Reads reads, Sql sql) {
        this.units = units;
        this.reads = reads;
        this.sql = sql;
    }

    /// Every brand of a tenant, by name.
    public List<BrandView> list(TenantId tenant) {
        return reads.of(
                tenant,
                () ->
                        sql.list(
                                SELECT + " order by lower(b.name), b.brand_id limit ?",
                                Brands::view,
                                tenant.text(),
                                BRANDS_MAX));
    }

    /// One brand.
    public BrandView get(TenantId tenant, String id) {
        return reads.of(tenant, () -> find(tenant, id));
    }

    BrandView declare(TenantId tenant, String actor, Declaration declaration) {
        BrandId brand = BrandId.of(tenant, declaration.name());
        return units.inTransaction(
                tenant,
                unit -> {
                    int declarations = write(tenant, brand, actor, declaration, unit);
                    EventId id =
                            EventId.of(
                                    EventType.BRAND_DECLARED.wireName(),
                                    brand.text(),
                                    Integer.toString(declarations));
                    unit.say(
                            id,
                            new BrandDeclared(
                                    tenant,
                                    brand,
                                    declaration.name(),
                                    declaration.scope(),
                                    actor,
                                    unit.now()));
                    return find(tenant, brand.text());
                });
    }

    private int write(
            TenantId tenant, BrandId brand, String actor, Declaration declaration, Unit unit) {
        Duration interval = declaration.interval();
        List<String> excludes =
                Stream.concat(
                                declaration.scope().excludedDomains().stream(),
                                declaration.scope().excludedRanges().stream())
                        .map(TextValue::text)
                        .toList();
        return sql.first(
                        """
                        insert into brand (tenant_id, brand_id, name, domains, ranges, excludes, clearance,
                            consented_by, declared_at, scan_interval_seconds, next_scan_at)
                        values (?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?)
                        on conflict (tenant_id, brand_id) do update
                        set name = excluded.name, domains = excluded.domains, ranges = excluded.ranges,
                            excludes = excluded.excludes, clearance = excluded.clearance,
                            consented_by = excluded.consented_by, declared_at = excluded.declared_at,
                            scan_interval_seconds = excluded.scan_interval_seconds,
                            next_scan_at = excluded.next_scan_at,
                            declarations = brand.declarations + 1
                        returning declarations
                        """,
                        row -> row.integer("declarations"),
                        tenant.text(),
                        brand.text(),
                        declaration.name(),
                        Stored.json(declaration.scope().domains()),
                        Stored.json(declaration.scope().ranges()),
                        Stored.json(excludes),
                        declaration.scope().clearance(),
                        actor,
                        unit.now(),
                        interval.toSeconds(),
                        interval.isZero() ? null : unit.now().plus(interval))
                .orElseThrow();
    }

    private BrandView find(TenantId tenant, String id) {
        return sql.first(SELECT + " and b.brand_id = ?", Brands::view, tenant.text(), id)
                .orElseThrow(() -> ProblemException.notFound("brand"));
    }

    private static BrandView view(Row row) throws SQLException {
        return new BrandView(
                row.text("brand_id"),
                row.text("name"),
                row.json("domains", Stored.TEXTS),
                row.json("ranges", Stored.TEXTS),
                row.json("excludes", Stored.TEXTS),
                row.constant("clearance", Clearance.class),
                row.text("consented_by"),
                row.time("declared_at"),
                Duration.ofSeconds(row.number("scan_interval_seconds")),
                row.timeOrNull("next_scan_at"),
                row.textOrNull("grade"),
                row.textOrNull("observed"));
    }
}
