package io.glacis.investigation.brand;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.glacis.contracts.BrandDeclared;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.Scope;
import io.glacis.contracts.TenantId;
import io.glacis.investigation.sql.Sql;
import io.glacis.platform.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Optional;

/// The brands and their scopes. Every method is called inside a transaction of the tenant.
@ApplicationScoped
public class Brands {
    private final Sql sql;

    public Brands(Sql sql) {
        this.sql = sql;
    }

    /// Takes note of a declaration; an older one than the known changes nothing.
    void note(BrandDeclared declared) {
        sql.update(
                """
                insert into brand (tenant_id, brand_id, name, scope, declared_at)
                values (?, ?, ?, ?::jsonb, ?)
                on conflict (tenant_id, brand_id) do update
                set name = excluded.name, scope = excluded.scope, declared_at = excluded.declared_at
                where brand.declared_at <= excluded.declared_at
                """,
                declared.tenant().text(),
                declared.brand().text(),
                declared.name(),
                written(declared.scope()),
                declared.declaredAt().atOffset(ZoneOffset.UTC));
    }

    public Optional<WatchedBrand> find(TenantId tenant, BrandId brand) {
        return sql
                .query(
                        "select name, scope from brand where tenant_id = ? and brand_id = ?",
                        row ->
                                new WatchedBrand(
                                        tenant,
                                        brand,
                                        row.getString("name"),
                                        read(row.getString("scope")),
                                        null),
                        tenant.text(),
                        brand.text())
                .stream()
                .findFirst();
    }

    private static String written(Scope scope) {
        try {
            return Json.mapper().writeValueAsString(scope);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("scope cannot be written", e);
        }
    }

    private static Scope read(String json) {
        try {
            return Json.mapper().readValue(json, Scope.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored scope cannot be read", e);
        }
    }
}
