package io.glacis.reporting.executive;

import com.fasterxml.jackson.core.type.TypeReference;
import io.glacis.contracts.TenantId;
import io.glacis.reporting.brand.BrandView;
import io.glacis.reporting.brand.Brands;
import io.glacis.reporting.executive.ExecutiveFacts.Cause;
import io.glacis.reporting.executive.ExecutiveFacts.Changes;
import io.glacis.reporting.executive.ExecutiveFacts.Week;
import io.glacis.reporting.rating.RatingView;
import io.glacis.reporting.rating.Ratings;
import io.glacis.reporting.store.Reads;
import io.glacis.reporting.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what the executive report tells of. Everything is as of the newest fact, never of the
/// clock, so the same state gives the same report.
@ApplicationScoped
class ExecutiveReader {
    private static final TypeReference<List<String>> IDS = new TypeReference<>() {};
    private static final int CAUSES_MAX = 50;
    private static final int WEEKS = 12;

    private final Reads reads;
    private final Sql sql;
    private final Brands brands;
    private final Ratings ratings;

    ExecutiveReader(Reads reads, Sql sql, Brands brands, Ratings ratings) {
        this.reads = reads;
        this.sql = sql;
        this.brands = brands;
        this.ratings = ratings;
    }

    ExecutiveFacts read(TenantId tenant, String brandId) {
        BrandView brand = brands.get(tenant, brandId);
        return reads.of(
                tenant,
                () -> {
                    Optional<RatingView> rating = ratings.current(tenant, brandId);
                    Instant asOf = asOf(tenant, brand);
                    return new ExecutiveFacts(
                            brand,
                            asOf,
                            rating.orElse(null),
                            ratings.history(tenant, brandId),
                            causes(tenant, brandId),
                            weeks(tenant, brandId, asOf),
                            changes(tenant, brandId, asOf),
                            assets(tenant, brandId),
                            failedTasks(tenant, brandId).orElse(null));
                });
    }

    private Instant asOf(TenantId tenant, BrandView brand) {
        return sql.first(
                        """
                        select greatest(?::timestamptz,
                            (select max(computed_at) from rating where tenant_id = ? and brand_id = ?),
                            (select max(changed_at) from finding where tenant_id = ? and brand_id = ?),
                            (select max(completed_at) from scan where tenant_id = ? and brand_id = ?)) as as_of
                        """,
                        row -> row.time("as_of"),
                        brand.declaredAt(),
                        tenant.text(),
                        brand.id(),
                        tenant.text(),
                        brand.id(),
                        tenant.text(),
                        brand.id())
                .orElseThrow();
    }

    private List<Cause> causes(TenantId tenant, String brand) {
        return sql.list(
                """
                select (array_agg(title order by score desc, finding_id))[1] as title,
                    (array_agg(category order by score desc, finding_id))[1] as category,
                    (array_agg(severity order by score desc, finding_id))[1] as severity,
                    (array_agg(asset_value order by score desc, finding_id))[1] as asset,
                    (array_agg(remediation ->> 0 order by score desc, finding_id))[1] as first_step,
                    count(distinct asset_id) as places, min(first_seen_at) as since, max(score) as score,
                    json_agg(finding_id order by finding_id)::text as findings
                from finding
                where tenant_id = ? and brand_id = ? and score > 0
                  and state not in ('VERIFIED', 'FALSE_POSITIVE', 'ACCEPTED', 'RETRACTED')
                group by cluster_key
                order by max(score) desc, count(distinct asset_id) desc, cluster_key
                limit ?
                """,
                row ->
                        new Cause(
                                row.text("title"),
                                row.text("category"),
                                row.text("severity"),
                                row.text("asset"),
                                row.number("places"),
                                row.time("since"),
                                row.textOrNull("first_step"),
                                row.json("findings", IDS)),
                tenant.text(),
                brand,
                CAUSES_MAX);
    }

    private List<Week> weeks(TenantId tenant, String brand, Instant asOf) {
        return sql.list(
                """
                select week,
                    count(distinct finding_id) filter (where version = 1 or state = 'REGRESSED') as found,
                    count(distinct finding_id) filter (where state = 'VERIFIED') as fixed
                from generate_series(?::int - 1, 0, -1) week
                left join finding_version on tenant_id = ? and brand_id = ?
                    and changed_at > ?::timestamptz - make_interval(weeks => week + 1)
                    and changed_at <= ?::timestamptz - make_interval(weeks => week)
                group by week order by week desc
                """,
                row -> new Week(row.number("found"), row.number("fixed")),
                WEEKS,
                tenant.text(),
                brand,
                asOf,
                asOf);
    }

    private Changes changes(TenantId tenant, String brand, Instant asOf) {
        return sql.first(
                        """
                        select count(distinct finding_id) filter (where version = 1) as found,
                            count(distinct finding_id) filter (where state = 'VERIFIED') as fixed,
                            count(distinct finding_id) filter (where state = 'REGRESSED') as regressed,
                            (select count(*) from finding
                             where tenant_id = ? and brand_id = ? and score > 0
                               and state not in ('VERIFIED', 'FALSE_POSITIVE', 'ACCEPTED', 'RETRACTED')) as open
                        from finding_version
                        where tenant_id = ? and brand_id = ?
                          and changed_at > ?::timestamptz - interval '30 days'
                        """,
                        row ->
                                new Changes(
                                        row.number("found"),
                                        row.number("fixed"),
                                        row.number("regressed"),
                                        row.number("open")),
                        tenant.text(),
                        brand,
                        tenant.text(),
                        brand,
                        asOf)
                .orElseThrow();
    }

    private Map<String, Long> assets(TenantId tenant, String brand) {
        Map<String, Long> counts = new LinkedHashMap<>();
        sql.list(
                        """
                        select state, count(*) as count from asset
                        where tenant_id = ? and brand_id = ? and gone_reason is null
                        group by state order by state
                        """,
                        row -> Map.entry(row.text("state"), row.number("count")),
                        tenant.text(),
                        brand)
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    private Optional<Long> failedTasks(TenantId tenant, String brand) {
        return sql.first(
                """
                select coalesce((select sum((stage ->> 'failed')::bigint)
                    from jsonb_array_elements(stages) stage), 0) as failed
                from scan where tenant_id = ? and brand_id = ? and state = 'COMPLETED'
                order by completed_at desc, scan_id limit 1
                """,
                row -> row.number("failed"),
                tenant.text(),
                brand);
    }
}
