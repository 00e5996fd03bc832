package io.glacis.rating.ratings;

import io.glacis.contracts.AssetId;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.CheckId;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.TenantId;
import io.glacis.rating.model.CategoryCover;
import io.glacis.rating.model.CategoryRating;
import io.glacis.rating.model.Confidence;
import io.glacis.rating.model.Gr1Model;
import io.glacis.rating.model.Place;
import io.glacis.rating.model.Portfolio;
import io.glacis.rating.model.RatedFinding;
import io.glacis.rating.model.Times;
import io.glacis.rating.model.Weakness;
import io.glacis.rating.rules.Meaning;
import io.glacis.rating.rules.RuleTable;
import io.glacis.rating.rules.Subject;
import io.glacis.rating.sql.Columns;
import io.glacis.rating.sql.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a rating follows from, and what is remembered of the last one.
final class RatingRows {
    private static final int FINDINGS_MAX = 5_000_000;

    private final Sql sql;
    private final Gr1Model model;
    private final RuleTable rules;
    private final int graceDays;

    RatingRows(Sql sql, Gr1Model model, RuleTable rules, int graceDays) {
        this.sql = sql;
        this.model = model;
        this.rules = rules;
        this.graceDays = graceDays;
    }

    /// What was last said of a brand.
    record Last(long version, String inputs, boolean isAwaited, long recomputes) {}

    /// The brand's row, locked until the transaction ends: one rating of a brand at a time, and no
    /// change slips in between reading and saying.
    Last lock(TenantId tenant, BrandId brand) {
        sql.update(
                "insert into brand_rating (tenant_id, brand_id) values (?, ?) on conflict do"
                        + " nothing",
                tenant.text(),
                brand.text());
        return sql.query(
                        "select * from brand_rating where tenant_id = ? and brand_id = ? for"
                                + " update",
                        row ->
                                new Last(
                                        row.whole("version"),
                                        row.text("inputs"),
                                        row.is("is_awaited"),
                                        row.whole("recomputes")),
                        tenant.text(),
                        brand.text())
                .getFirst();
    }

    void save(TenantId tenant, BrandId brand, Last last) {
        sql.update(
                """
                update brand_rating set version = ?, inputs = ?, is_awaited = ?, recomputes = ?
                where tenant_id = ? and brand_id = ?
                """,
                last.version(),
                last.inputs(),
                last.isAwaited(),
                last.recomputes(),
                tenant.text(),
                brand.text());
    }

    /// Everything that counts on a day.
    Portfolio portfolio(TenantId tenant, BrandId brand, LocalDate asOf) {
        return Portfolio.of(findings(tenant, brand, asOf), cover(tenant, brand, asOf));
    }

    private List<RatedFinding> findings(TenantId tenant, BrandId brand, LocalDate asOf) {
        return sql.query(
                """
                select f.*, a.criticality, coalesce(s.kind = 'ACCEPTED', false) as is_accepted
                from finding f
                join asset a on a.tenant_id = f.tenant_id and a.asset_id = f.asset_id
                left join suppression s on s.tenant_id = f.tenant_id and s.finding_id = f.finding_id
                where f.tenant_id = ? and f.brand_id = ? and f.lifecycle <> 'VERIFIED'
                    and a.standing <> 'RETRACTED' and s.kind is distinct from 'FALSE_POSITIVE'
                order by f.finding_id limit ?
                """,
                row -> finding(row, asOf),
                tenant.text(),
                brand.text(),
                FINDINGS_MAX);
    }

    private RatedFinding finding(Columns row, LocalDate asOf) throws SQLException {
        Meaning meaning = meaning(row);
        return new RatedFinding(
                row.text("finding_id"),
                meaning.category(),
                meaning.clusterKey(),
                meaning.title(),
                meaning.weakness(),
                new Times(
                        days(row.day("seen_on"), asOf),
                        graceDays,
                        days(row.day("opened_on"), asOf),
                        meaning.slaDays()),
                new Place(
                        row.text("asset_id"),
                        row.text("asset_value"),
                        row.number("criticality"),
                        0),
                row.is("is_accepted"));
    }

    /// What the register says of it. Where it was written under a model with other words, the rules
    /// are asked again: a rating must never fail because somebody changed a file.
    private Meaning meaning(Columns row) throws SQLException {
        Weakness weakness =
                new Weakness(
                        row.number("severity"),
                        row.number("likelihood"),
                        Confidence.valueOf(row.text("confidence")),
                        row.text("half_life"),
                        row.textOrNull("gate"));
        if (model.speaksOf(row.text("category"), weakness)) {
            return new Meaning(
                    row.text("title"),
                    row.text("category"),
                    row.text("cluster_key"),
                    weakness,
                    (int) row.whole("sla_days"),
                    List.of());
        }
        return rules.meaningOf(
                new Subject(
                        new CheckId(row.text("check_id")),
                        new AssetId(row.text("asset_id")),
                        row.text("locator"),
                        (int) row.whole("qod"),
                        Map.of()));
    }

    private static int days(LocalDate from, LocalDate to) {
        return (int) Math.max(0, ChronoUnit.DAYS.between(from, to));
    }

    /// A check × asset cell is conclusive while its verdict is fresh. EXPOSED at one place proves
    /// the weakness for the asset; UNKNOWN at one place leaves the asset open.
    private Map<String, CategoryCover> cover(TenantId tenant, BrandId brand, LocalDate asOf) {
        Map<String, Double> held = held(tenant, brand);
        Map<String, CategoryCover> cover = new TreeMap<>();
        for (String category : model.categories()) {
            cover.put(category, new CategoryCover(0, 0, 0, held.getOrDefault(category, 0.0)));
        }
        sql.query(
                        """
                        with checked as (
                            select asset_id, check_id, category,
                                bool_or(outcome = 'EXPOSED' and seen_on >= ?) as is_exposed,
                                bool_and(outcome in ('CLOSED', 'NOT_APPLICABLE') and seen_on >= ?)
                                    and bool_or(outcome = 'CLOSED') as is_closed,
                                bool_and(outcome = 'NOT_APPLICABLE') as is_not_applicable
                            from cell where tenant_id = ? and brand_id = ?
                            group by asset_id, check_id, category
                        )
                        select c.category, count(*) as cells,
                            count(*) filter (where is_exposed or is_closed) as conclusive,
                            count(distinct a.twin) filter (where is_exposed or is_closed) as assets
                        from checked c
                        join asset a on a.tenant_id = ? and a.asset_id = c.asset_id and a.standing = 'ACTIVE'
                        where not is_not_applicable group by c.category
                        """,
                        row ->
                                Map.entry(
                                        row.text("category"),
                                        new CategoryCover(
                                                row.whole("assets"),
                                                row.whole("cells"),
                                                row.whole("conclusive"),
                                                held.getOrDefault(row.text("category"), 0.0))),
                        asOf.minusDays(graceDays),
                        asOf.minusDays(graceDays),
                        tenant.text(),
                        brand.text(),
                        tenant.text())
                .forEach(entry ->
                        cover.computeIfPresent(entry.getKey(), (_, _) -> entry.getValue()));
        return cover;
    }

    private Map<String, Double> held(TenantId tenant, BrandId brand) {
        Map<String, Double> held = new TreeMap<>();
        sql.query(
                        "select category, density from held_density where tenant_id = ? and"
                                + " brand_id = ?",
                        row -> Map.entry(row.text("category"), row.number("density")),
                        tenant.text(),
                        brand.text())
                .forEach(entry -> held.put(entry.getKey(), entry.getValue()));
        return held;
    }

    /// Remembers the density of a category that a scan has fully covered.
    void hold(TenantId tenant, BrandId brand, CategoryRating category) {
        sql.update(
                """
                insert into held_density (tenant_id, brand_id, category, density) values (?, ?, ?, ?)
                on conflict (tenant_id, brand_id, category) do update set density = excluded.density
                    where held_density.density <> excluded.density
                """,
                tenant.text(),
                brand.text(),
                category.category(),
                category.density());
    }

    void noteScan(TenantId tenant, BrandId brand, ScanId scan, boolean isComplete) {
        sql.update(
                """
                insert into brand_scan (tenant_id, scan_id, brand_id, is_complete) values (?, ?, ?, ?)
                on conflict (tenant_id, scan_id) do update set is_complete = true
                    where excluded.is_complete and not brand_scan.is_complete
                """,
                tenant.text(),
                scan.text(),
                brand.text(),
                isComplete);
    }

    /// Whether a scan was asked for and is not complete: then a rating will follow by itself.
    boolean isUnderWay(TenantId tenant, ScanId scan) {
        Optional<Boolean> complete =
                sql
                        .query(
                                "select is_complete from brand_scan where tenant_id = ? and scan_id"
                                        + " = ?",
                                row -> row.is("is_complete"),
                                tenant.text(),
                                scan.text())
                        .stream()
                        .findFirst();
        return complete.isPresent() && !complete.get();
    }
}
