package io.glacis.rating.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.glacis.contracts.AssetId;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.CheckId;
import io.glacis.contracts.FindingId;
import io.glacis.contracts.FindingState;
import io.glacis.contracts.TenantId;
import io.glacis.platform.wire.Json;
import io.glacis.rating.model.Confidence;
import io.glacis.rating.model.Weakness;
import io.glacis.rating.rules.Meaning;
import io.glacis.rating.sql.Columns;
import io.glacis.rating.sql.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table of findings.
final class FindingRows {
    private static final int OF_ASSET_MAX = 10_000;
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};
    private static final TypeReference<List<String>> STEPS = new TypeReference<>() {};
    private static final String SELECT =
            """
            select f.*, a.standing = 'RETRACTED' as is_retracted, s.kind as suppressed_by,
                s.reason as suppressed_for, s.actor as suppressed_of, s.decided_at, s.expires_at
            from finding f
            join asset a on a.tenant_id = f.tenant_id and a.asset_id = f.asset_id
            left join suppression s on s.tenant_id = f.tenant_id and s.finding_id = f.finding_id
            where f.tenant_id = ?
            """;

    private final Sql sql;

    FindingRows(Sql sql) {
        this.sql = sql;
    }

    /// The finding, locked until the transaction ends.
    Optional<Finding> find(TenantId tenant, FindingId finding) {
        return sql
                .query(
                        SELECT + "and f.finding_id = ? for update of f",
                        FindingRows::finding,
                        tenant.text(),
                        finding.text())
                .stream()
                .findFirst();
    }

    /// All findings of an asset, locked until the transaction ends.
    List<Finding> ofAsset(TenantId tenant, AssetId asset) {
        return sql.query(
                SELECT + "and f.asset_id = ? order by f.finding_id limit ? for update of f",
                FindingRows::finding,
                tenant.text(),
                asset.text(),
                OF_ASSET_MAX);
    }

    /// The findings of some checks on an asset, locked until the transaction ends.
    List<Finding> ofChecks(TenantId tenant, AssetId asset, Collection<CheckId> checks) {
        return sql.query(
                SELECT
                        + "and f.asset_id = ? and f.check_id = any(?)"
                        + " order by f.finding_id limit ? for update of f",
                FindingRows::finding,
                tenant.text(),
                asset.text(),
                checks.stream().map(CheckId::text).toArray(String[]::new),
                OF_ASSET_MAX);
    }

    /// Writes a finding that is new or has changed.
    void save(Finding finding) {
        Spot spot = finding.spot();
        Meaning meaning = finding.meaning();
        Weakness weakness = meaning.weakness();
        Proof proof = finding.proof();
        sql.update(
                """
                insert into finding (tenant_id, finding_id, brand_id, asset_id, asset_kind, asset_value,
                    check_id, locator, lifecycle, version, title, category, cluster_key, severity,
                    likelihood, confidence, half_life, gate, sla_days, remediation, summary, qod, facts,
                    evidence, rule, curl, first_seen_at, changed_at, opened_on, seen_on)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, finding_id) do update set lifecycle = excluded.lifecycle,
                    version = excluded.version, title = excluded.title, category = excluded.category,
                    cluster_key = excluded.cluster_key, severity = excluded.severity,
                    likelihood = excluded.likelihood, confidence = excluded.confidence,
                    half_life = excluded.half_life, gate = excluded.gate, sla_days = excluded.sla_days,
                    remediation = excluded.remediation, summary = excluded.summary, qod = excluded.qod,
                    facts = excluded.facts, evidence = excluded.evidence, rule = excluded.rule,
                    curl = excluded.curl, changed_at = excluded.changed_at,
                    opened_on = excluded.opened_on, seen_on = excluded.seen_on
                """,
                spot.tenant().text(),
                finding.id().text(),
                spot.brand().text(),
                spot.asset().text(),
                spot.kind().name(),
                spot.value(),
                spot.check().text(),
                spot.locator(),
                finding.own().name(),
                finding.version(),
                meaning.title(),
                meaning.category(),
                meaning.clusterKey(),
                weakness.severity(),
                weakness.likelihood(),
                weakness.confidence().name(),
                weakness.halfLife(),
                weakness.gate(),
                meaning.slaDays(),
                json(meaning.remediation()),
                proof.summary(),
                proof.qod(),
                json(proof.facts()),
                proof.evidence(),
                proof.rule(),
                proof.curl(),
                finding.times().firstSeenAt(),
                finding.times().changedAt(),
                finding.times().openedOn(),
                finding.times().seenOn());
    }

    /// Notes that a finding was proven again, and nothing else: no new version.
    void seen(TenantId tenant, FindingId finding, LocalDate today) {
        sql.update(
                "update finding set seen_on = ? where tenant_id = ? and finding_id = ? and seen_on"
                        + " < ?",
                today,
                tenant.text(),
                finding.text(),
                today);
    }

    private static Finding finding(Columns row) throws SQLException {
        return new Finding(
                new Spot(
                        new TenantId(row.text("tenant_id")),
                        new BrandId(row.text("brand_id")),
                        new CheckId(row.text("check_id")),
                        new AssetId(row.text("asset_id")),
                        AssetKind.valueOf(row.text("asset_kind")),
                        row.text("asset_value"),
                        row.text("locator")),
                new Meaning(
                        row.text("title"),
                        row.text("category"),
                        row.text("cluster_key"),
                        new Weakness(
                                row.number("severity"),
                                row.number("likelihood"),
                                Confidence.valueOf(row.text("confidence")),
                                row.text("half_life"),
                                row.textOrNull("gate")),
                        (int) row.whole("sla_days"),
                        read(row.text("remediation"), STEPS)),
                new Proof(
                        row.text("summary"),
                        (int) row.whole("qod"),
                        read(row.text("facts"), FACTS),
                        row.textOrNull("evidence"),
                        row.text("rule"),
                        row.textOrNull("curl")),
                FindingState.valueOf(row.text("lifecycle")),
                suppression(row),
                row.is("is_retracted"),
                row.whole("version"),
                new Finding.Times(
                        row.time("first_seen_at"),
                        row.time("changed_at"),
                        row.day("opened_on"),
                        row.day("seen_on")));
    }

    private static @Nullable Suppression suppression(Columns row) throws SQLException {
        String kind = row.textOrNull("suppressed_by");
        return kind == null
                ? null
                : new Suppression(
                        Suppression.Kind.valueOf(kind),
                        row.text("suppressed_for"),
                        row.text("suppressed_of"),
                        row.time("decided_at"),
                        row.textOrNull("expires_at") == null ? null : row.time("expires_at"));
    }

    private static String json(Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings can be written as JSON", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the register holds what it wrote", e);
        }
    }
}
