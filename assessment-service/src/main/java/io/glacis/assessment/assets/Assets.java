package io.glacis.assessment.assets;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.glacis.assessment.sql.Database;
import io.glacis.contracts.AssetId;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.BrandDeclared;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.Scope;
import io.glacis.contracts.TenantId;
import io.glacis.platform.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// The newest view of every asset, and the newest scope of every brand.
@ApplicationScoped
public class Assets {
    private final Database database;

    Assets(Database database) {
        this.database = database;
    }

    void note(AssetView view) {
        database.update(
                """
                insert into target (tenant_id, asset_id, brand_id, kind, value, clearance, observed_at)
                values (?, ?, ?, ?, ?, ?, now())
                on conflict (tenant_id, asset_id) do update
                set brand_id = excluded.brand_id, clearance = excluded.clearance, observed_at = now()
                """,
                List.of(
                        List.of(
                                view.tenant().text(),
                                view.asset().text(),
                                view.brand().text(),
                                view.kind().name(),
                                view.value(),
                                view.clearance().name())));
    }

    void forget(TenantId tenant, AssetId asset) {
        List<List<String>> row = List.of(List.of(tenant.text(), asset.text()));
        database.update("delete from coverage where tenant_id = ? and asset_id = ?", row);
        database.update("delete from target where tenant_id = ? and asset_id = ?", row);
    }

    /// The newest declaration counts, whichever comes last.
    void note(BrandDeclared declared) {
        database.update(
                """
                insert into brand_scope (tenant_id, brand_id, scope, declared_at)
                values (?, ?, ?::jsonb, ?)
                on conflict (tenant_id, brand_id) do update
                set scope = excluded.scope, declared_at = excluded.declared_at
                where brand_scope.declared_at <= excluded.declared_at
                """,
                List.of(
                        List.of(
                                declared.tenant().text(),
                                declared.brand().text(),
                                json(declared.scope()),
                                OffsetDateTime.ofInstant(declared.declaredAt(), ZoneOffset.UTC))));
    }

    /// The newest view of an asset, unless it was taken back.
    public Optional<AssetView> find(TenantId tenant, AssetId asset) {
        return database
                .query(
                        """
                        select brand_id, kind, value, clearance from target
                        where tenant_id = ? and asset_id = ?
                        """,
                        row -> view(tenant, asset, row),
                        List.of(tenant.text(), asset.text()))
                .stream()
                .findFirst();
    }

    /// The newest scope of a brand.
    public Optional<Scope> scope(TenantId tenant, BrandId brand) {
        return database
                .query(
                        "select scope::text from brand_scope where tenant_id = ? and brand_id = ?",
                        row -> scope(row.getString(1)),
                        List.of(tenant.text(), brand.text()))
                .stream()
                .findFirst();
    }

    private static AssetView view(TenantId tenant, AssetId asset, ResultSet row)
            throws SQLException {
        return new AssetView(
                tenant,
                new BrandId(row.getString("brand_id")),
                asset,
                AssetKind.valueOf(row.getString("kind")),
                row.getString("value"),
                Clearance.valueOf(row.getString("clearance")));
    }

    private static String json(Scope scope) {
        try {
            return Json.mapper().writeValueAsString(scope);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every scope can be written", e);
        }
    }

    private static Scope scope(String json) {
        try {
            return Json.mapper().readValue(json, Scope.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored scope can be read", e);
        }
    }
}
