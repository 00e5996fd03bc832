package io.glacis.rating.register;

import io.glacis.contracts.AssetId;
import io.glacis.contracts.AssetKind;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.TenantId;
import io.glacis.rating.sql.Sql;
import java.util.Optional;

/// The table of assets, as far as the register needs to know them.
final class AssetRows {
    private final Sql sql;

    AssetRows(Sql sql) {
        this.sql = sql;
    }

    /// How an asset stands to its brand.
    enum Standing {
        ACTIVE,
        /// It is no longer there: it counts for no coverage, and its findings fade.
        RETIRED,
        /// It never was the brand's: its findings count for nothing.
        RETRACTED;

        boolean canBecome(Standing next) {
            return this != next && !(this == RETRACTED && next == RETIRED);
        }
    }

    /// Takes note of an asset that may be known. The two topics that name one are not in order with
    /// each other, so either may be first.
    Standing note(TenantId tenant, BrandId brand, AssetId asset, AssetKind kind, String value) {
        sql.update(
                """
                insert into asset (tenant_id, asset_id, brand_id, kind, value, twin)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                tenant.text(),
                asset.text(),
                brand.text(),
                kind.name(),
                value,
                asset.text());
        return standing(tenant, asset).orElseThrow();
    }

    /// How a known asset stands.
    Optional<Standing> standing(TenantId tenant, AssetId asset) {
        return sql
                .query(
                        "select standing from asset where tenant_id = ? and asset_id = ?",
                        row -> Standing.valueOf(row.text("standing")),
                        tenant.text(),
                        asset.text())
                .stream()
                .findFirst();
    }

    /// Assets with one twin count as one.
    boolean setTwin(TenantId tenant, AssetId asset, String twin) {
        return sql.update(
                        "update asset set twin = ? where tenant_id = ? and asset_id = ? and twin <>"
                                + " ?",
                        twin,
                        tenant.text(),
                        asset.text(),
                        twin)
                == 1;
    }

    /// Changes how an asset stands.
    void setStanding(TenantId tenant, AssetId asset, Standing standing) {
        sql.update(
                "update asset set standing = ? where tenant_id = ? and asset_id = ?",
                standing.name(),
                tenant.text(),
                asset.text());
    }
}
