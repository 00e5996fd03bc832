package io.glacis.reporting.rating;

import com.fasterxml.jackson.core.type.TypeReference;
import io.glacis.contracts.FindingId;
import io.glacis.contracts.Grade;
import io.glacis.contracts.RatingComputed;
import io.glacis.contracts.Severity;
import io.glacis.contracts.TenantId;
import io.glacis.reporting.rating.RatingView.FactorView;
import io.glacis.reporting.rating.RatingView.LineView;
import io.glacis.reporting.rating.RatingView.RatingPoint;
import io.glacis.reporting.store.Sql;
import io.glacis.reporting.store.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Ratings as they were computed, the newest first. Runs inside a caller's transaction.
@ApplicationScoped
public class Ratings {
    private static final TypeReference<RatingView> BODY = new TypeReference<>() {};
    private static final int POINTS_MAX = 400;

    private final Sql sql;

    Ratings(Sql sql) {
        this.sql = sql;
    }

    void note(RatingComputed rating) {
        sql.run(
                """
                insert into rating (tenant_id, brand_id, computed_at, inputs, observed, grade, body)
                values (?, ?, ?, ?, ?::numeric, ?, ?::jsonb)
                on conflict do nothing
                """,
                rating.tenant().text(),
                rating.brand().text(),
                rating.computedAt(),
                rating.inputs(),
                rating.observed(),
                rating.grade(),
                Stored.json(view(rating)));
    }

    /// The newest rating of a brand, empty before the first.
    public Optional<RatingView> current(TenantId tenant, String brand) {
        return sql.first(
                """
                select body from rating where tenant_id = ? and brand_id = ?
                order by computed_at desc, inputs limit 1
                """,
                row -> row.json("body", BODY),
                tenant.text(),
                brand);
    }

    /// How the rating moved, the newest first.
    public List<RatingPoint> history(TenantId tenant, String brand) {
        return sql.list(
                """
                select computed_at, observed, grade from rating
                where tenant_id = ? and brand_id = ?
                order by computed_at desc, inputs limit ?
                """,
                row ->
                        new RatingPoint(
                                row.time("computed_at"),
                                row.decimal("observed"),
                                row.constant("grade", Grade.class)),
                tenant.text(),
                brand,
                POINTS_MAX);
    }

    private static RatingView view(RatingComputed rating) {
        Map<Severity, Long> open = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            open.put(severity, rating.openFindings().getOrDefault(severity, 0L));
        }
        return new RatingView(
                rating.brand().text(),
                rating.model(),
                rating.observed(),
                rating.grade(),
                rating.managed(),
                rating.base(),
                rating.gate(),
                rating.coverage(),
                open,
                rating.factors().stream()
                        .map(factor ->
                                new FactorView(
                                        factor.category(),
                                        factor.weight(),
                                        factor.score(),
                                        factor.density(),
                                        factor.effectiveAssets(),
                                        factor.coverage(),
                                        factor.provisional()))
                        .toList(),
                rating.lines().stream()
                        .map(line ->
                                new LineView(
                                        line.category(),
                                        line.text(),
                                        line.loss(),
                                        line.findings().stream().map(FindingId::text).toList()))
                        .toList(),
                rating.computedAt());
    }
}
