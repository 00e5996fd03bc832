package io.glacis.reporting.export;

import com.fasterxml.jackson.core.type.TypeReference;
import io.glacis.contracts.TenantId;
import io.glacis.reporting.asset.AssetView.AttributionStep;
import io.glacis.reporting.rating.RatingView;
import io.glacis.reporting.rating.RatingView.LineView;
import io.glacis.reporting.store.Row;
import io.glacis.reporting.store.Sql;
import io.glacis.reporting.store.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the state says, one line for each thing, the same for every run that came to the same
/// state.
///
/// Left out are times, scans, generations, versions and the digests of evidence, whose bytes hold
/// times: they tell how a state was reached, not what it is. Everything else is in.
@ApplicationScoped
class CanonicalLines {
    private static final TypeReference<List<AttributionStep>> STEPS = new TypeReference<>() {};
    private static final TypeReference<RatingView> RATING = new TypeReference<>() {};
    private static final int CONFIDENCE_DIGITS = 6;

    private final Sql sql;

    CanonicalLines(Sql sql) {
        this.sql = sql;
    }

    /// The lines of one kind after an id, in the order of their ids.
    List<Line> after(Kind kind, TenantId tenant, String id, int max) {
        return switch (kind) {
            case BRAND ->
                    sql.list(
                            """
                            select * from brand where tenant_id = ? and brand_id > ? order by brand_id limit ?
                            """,
                            CanonicalLines::brand,
                            tenant.text(),
                            id,
                            max);
            case ASSET ->
                    sql.list(
                            """
                            select * from asset where tenant_id = ? and asset_id > ? order by asset_id limit ?
                            """,
                            CanonicalLines::asset,
                            tenant.text(),
                            id,
                            max);
            case FINDING ->
                    sql.list(
                            """
                            select * from finding
                            where tenant_id = ? and finding_id > ? order by finding_id limit ?
                            """,
                            CanonicalLines::finding,
                            tenant.text(),
                            id,
                            max);
            case RATING ->
                    sql.list(
                            """
                            select distinct on (brand_id) brand_id, body from rating
                            where tenant_id = ? and brand_id > ?
                            order by brand_id, computed_at desc, inputs limit ?
                            """,
                            CanonicalLines::rating,
                            tenant.text(),
                            id,
                            max);
        };
    }

    private static Line brand(Row row) throws SQLException {
        String id = row.text("brand_id");
        Map<String, Object> fields = new TreeMap<>();
        fields.put("type", "brand");
        fields.put("id", id);
        fields.put("name", row.text("name"));
        fields.put("domains", row.json("domains", Stored.TEXTS));
        fields.put("ranges", row.json("ranges", Stored.TEXTS));
        fields.put("excludes", row.json("excludes", Stored.TEXTS));
        fields.put("clearance", row.text("clearance"));
        return new Line(id, fields);
    }

    private static Line asset(Row row) throws SQLException {
        String id = row.text("asset_id");
        Map<String, Object> fields = new TreeMap<>();
        fields.put("type", "asset");
        fields.put("id", id);
        fields.put("brand", row.text("brand_id"));
        fields.put("kind", row.text("kind"));
        fields.put("value", row.text("value"));
        fields.put("state", row.text("state"));
        fields.put("clearance", row.text("clearance"));
        fields.put("confidence", fixed(row.fraction("confidence")));
        fields.put("attributes", row.json("attributes", Stored.FIELDS));
        fields.put(
                "attribution",
                row.json("attribution", STEPS).stream().map(CanonicalLines::step).toList());
        fields.put("tags", row.json("tags", Stored.TEXTS).stream().sorted().toList());
        fields.put("gone", row.textOrNull("gone_reason") != null);
        return new Line(id, fields);
    }

    private static Map<String, Object> step(AttributionStep step) {
        return new TreeMap<>(
                Map.of(
                        "source", step.source(),
                        "fromKind", step.fromKind(),
                        "fromValue", step.fromValue(),
                        "reason", step.reason(),
                        "confidence", fixed(step.confidence())));
    }

    private static Line finding(Row row) throws SQLException {
        String id = row.text("finding_id");
        Map<String, Object> fields = new TreeMap<>();
        fields.put("type", "finding");
        fields.put("id", id);
        fields.put("brand", row.text("brand_id"));
        fields.put("check", row.text("check_id"));
        fields.put("asset", row.text("asset_id"));
        fields.put("assetKind", row.text("asset_kind"));
        fields.put("assetValue", row.text("asset_value"));
        fields.put("locator", row.text("locator"));
        fields.put("state", row.text("state"));
        fields.put("severity", row.text("severity"));
        fields.put("score", row.decimal("score"));
        fields.put("category", row.text("category"));
        fields.put("clusterKey", row.text("cluster_key"));
        fields.put("title", row.text("title"));
        fields.put("summary", row.text("summary"));
        fields.put("qod", row.integer("qod"));
        fields.put("facts", row.json("facts", Stored.FIELDS));
        fields.put("hasEvidence", row.textOrNull("evidence") != null);
        fields.put("rule", row.text("rule"));
        fields.put("remediation", row.json("remediation", Stored.TEXTS));
        fields.put("curl", row.textOrNull("curl"));
        return new Line(id, fields);
    }

    private static Line rating(Row row) throws SQLException {
        RatingView rating = row.json("body", RATING);
        Map<String, Object> fields = new TreeMap<>();
        fields.put("type", "rating");
        fields.put("brand", rating.brand());
        fields.put("model", rating.model());
        fields.put("score", rating.score());
        fields.put("grade", rating.grade());
        fields.put("managed", rating.managed());
        fields.put("base", rating.base());
        fields.put("gate", rating.gate());
        fields.put("coverage", rating.coverage());
        fields.put("openFindings", rating.openFindings());
        fields.put("factors", rating.factors());
        fields.put(
                "lines",
                rating.lines().stream()
                        .map(line ->
                                new LineView(
                                        line.category(),
                                        line.text(),
                                        line.loss(),
                                        line.findings().stream().sorted().toList()))
                        .sorted(
                                Comparator.comparing(LineView::category)
                                        .thenComparing(LineView::text)
                                        .thenComparing(line -> line.findings().toString()))
                        .toList());
        return new Line(rating.brand(), fields);
    }

    private static String fixed(double value) {
        return BigDecimal.valueOf(value)
                .setScale(CONFIDENCE_DIGITS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /// What is exported, in this order.
    enum Kind {
        BRAND,
        ASSET,
        FINDING,
        RATING
    }

    /// One thing and its place in the order.
    record Line(String id, Map<String, Object> fields) {
        String json() {
            return Stored.json(fields);
        }
    }
}
