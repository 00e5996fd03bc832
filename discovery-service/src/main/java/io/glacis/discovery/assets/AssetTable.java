package io.glacis.discovery.assets;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.TenantId;
import io.glacis.discovery.attribution.Standing;
import io.glacis.discovery.scope.ScanScope;
import io.glacis.discovery.sql.Database;
import io.glacis.discovery.sql.JsonColumn;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The inventory's rows: every asset of a brand as the newest scan left it.
@ApplicationScoped
class AssetTable {
    private static final int VALUES_MAX = 100_000;
    private static final String OF_OLD_SCANS =
            """

            where tenant_id = ? and scan_id in (
                select scan_id from scan_scope
                where tenant_id = ? and brand_id = ? and completed and generation <= ?)
            """;

    private final Database database;

    AssetTable(Database database) {
        this.database = database;
    }

    /// Keeps how an asset stands; says no when a newer scan has seen it.
    boolean keep(ScanScope scope, Standing standing) {
        return database.update(
                        """
                        insert into asset (tenant_id, brand_id, asset_id, kind, value, state, confidence,
                            clearance, body, generation, first_seen_at, last_seen_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, now(), now())
                        on conflict (tenant_id, brand_id, asset_id) do update
                        set state = excluded.state, confidence = excluded.confidence,
                            clearance = excluded.clearance, body = excluded.body,
                            generation = excluded.generation, is_retired = false, is_retracted = false,
                            last_seen_at = excluded.last_seen_at
                        where asset.generation <= excluded.generation
                        """,
                        scope.tenant().text(),
                        scope.brand().text(),
                        standing.subject().id(scope.tenant()).text(),
                        standing.subject().kind().name(),
                        standing.subject().value(),
                        standing.state().name(),
                        standing.confidence(),
                        standing.clearance().name(),
                        JsonColumn.write(standing),
                        scope.generation())
                == 1;
    }

    /// Marks an asset as taken back; says whether it was not before.
    boolean retract(ScanScope scope, Standing standing) {
        return database.update(
                        """
                        update asset set is_retracted = true, state = ?, confidence = ?, clearance = ?,
                            body = ?::jsonb
                        where tenant_id = ? and brand_id = ? and asset_id = ? and not is_retracted
                            and generation <= ?
                        """,
                        standing.state().name(),
                        standing.confidence(),
                        standing.clearance().name(),
                        JsonColumn.write(standing),
                        scope.tenant().text(),
                        scope.brand().text(),
                        standing.subject().id(scope.tenant()).text(),
                        scope.generation())
                == 1;
    }

    /// The values of a brand's living assets of a kind.
    List<String> ownedValues(TenantId tenant, BrandId brand, AssetKind kind) {
        return database.query(
                """
                select value from asset
                where tenant_id = ? and brand_id = ? and kind = ? and state = 'OWNED'
                    and not is_retired and not is_retracted
                order by value limit ?
                """,
                row -> row.getString(1),
                tenant.text(),
                brand.text(),
                kind.name(),
                VALUES_MAX);
    }

    /// Assets that a scan has seen, with how the scan before left them.
    List<Row> seen(ScanScope scope) {
        return database.query(
                """
                select s.body, a.settled from standing s
                join asset a using (tenant_id, brand_id, asset_id)
                where s.tenant_id = ? and s.scan_id = ? and s.is_visible
                order by s.asset_id
                """,
                AssetTable::row,
                scope.tenant().text(),
                scope.scan().text());
    }

    /// Living assets of earlier scans that this scan has not seen.
    ///
    /// @param onlyProven only those that a source said are gone
    List<Row> unseen(ScanScope scope, boolean onlyProven) {
        return database.query(
                """
                select a.body, a.settled from asset a
                where a.tenant_id = ? and a.brand_id = ? and a.generation < ?
                    and not a.is_retired and not a.is_retracted
                    and not exists (select 1 from standing s
                        where s.scan_id = ? and s.asset_id = a.asset_id and s.is_visible)
                    and (not ? or exists (select 1 from absence b
                        where b.scan_id = ? and b.asset_id = a.asset_id))
                order by a.asset_id
                """,
                AssetTable::row,
                scope.tenant().text(),
                scope.brand().text(),
                scope.generation(),
                scope.scan().text(),
                onlyProven,
                scope.scan().text());
    }

    /// Notes how a completed scan left an asset.
    void settle(ScanScope scope, Standing standing) {
        database.update(
                """
                update asset set settled = ?::jsonb
                where tenant_id = ? and brand_id = ? and asset_id = ?
                """,
                JsonColumn.write(standing),
                scope.tenant().text(),
                scope.brand().text(),
                standing.subject().id(scope.tenant()).text());
    }

    /// Notes that an asset is gone.
    void retire(ScanScope scope, Standing standing) {
        database.update(
                """
                update asset set is_retired = true
                where tenant_id = ? and brand_id = ? and asset_id = ?
                """,
                scope.tenant().text(),
                scope.brand().text(),
                standing.subject().id(scope.tenant()).text());
    }

    /// Forgets the sightings of scans before the last `keep`.
    void forget(ScanScope scope, int keep) {
        for (String table : List.of("sighting", "standing", "trait", "absence", "scan_scope")) {
            database.update(
                    "delete from " + table + OF_OLD_SCANS,
                    scope.tenant().text(),
                    scope.tenant().text(),
                    scope.brand().text(),
                    scope.generation() - keep);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        String settled = row.getString("settled");
        return new Row(
                JsonColumn.read(row.getString("body"), Standing.class),
                settled == null ? null : JsonColumn.read(settled, Standing.class));
    }

    /// An asset now, and as the last completed scan left it.
    record Row(Standing now, @Nullable Standing settled) {}
}
