package io.glacis.discovery.scope;

import io.glacis.contracts.AssetId;
import io.glacis.contracts.BrandDeclared;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.Lane;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.ScanRequested;
import io.glacis.contracts.Scope;
import io.glacis.contracts.TenantId;
import io.glacis.discovery.sql.Database;
import io.glacis.discovery.sql.JsonColumn;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Brands as declared, and the scope of each scan.
@ApplicationScoped
public class Scans {
    private final Database database;

    Scans(Database database) {
        this.database = database;
    }

    /// Keeps the declaration unless a newer one is known.
    void declare(BrandDeclared declared) {
        database.update(
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
                JsonColumn.write(declared.scope()),
                declared.declaredAt().atOffset(ZoneOffset.UTC));
    }

    /// Opens a scan on the brand's scope of this moment.
    ///
    /// @throws IllegalArgumentException when nobody declared the brand
    void open(ScanRequested request) {
        int opened =
                database.update(
                        """
                        insert into scan_scope (tenant_id, brand_id, scan_id, generation, lane,
                                                brand_name, scope)
                        select tenant_id, brand_id, ?, ?, ?, name, scope from brand
                        where tenant_id = ? and brand_id = ?
                        on conflict (scan_id) do nothing
                        """,
                        request.scan().text(),
                        request.generation(),
                        request.lane().name(),
                        request.tenant().text(),
                        request.brand().text());
        if (opened == 0 && find(request.tenant(), request.scan()).isEmpty()) {
            throw new IllegalArgumentException("brand is not declared: " + request.brand());
        }
    }

    /// The scope of a scan.
    public Optional<ScanScope> find(TenantId tenant, ScanId scan) {
        return database
                .query(
                        """
                        select s.tenant_id, s.brand_id, s.brand_name, s.scan_id, s.generation, s.lane,
                            s.scope, s.completed, b.scope as newest
                        from scan_scope s join brand b using (tenant_id, brand_id)
                        where s.tenant_id = ? and s.scan_id = ?
                        """,
                        this::read,
                        tenant.text(),
                        scan.text())
                .stream()
                .findFirst();
    }

    /// The scans whose sightings are still kept, the newest first.
    public List<ScanId> kept(TenantId tenant, BrandId brand) {
        return database.query(
                """
                select scan_id from scan_scope where tenant_id = ? and brand_id = ?
                order by generation desc, scan_id limit 100
                """,
                row -> new ScanId(row.getString(1)),
                tenant.text(),
                brand.text());
    }

    /// Keeps one transaction at a time at a scan's sightings.
    public void lock(ScanId scan) {
        database.query(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))", _ -> true, scan.text());
    }

    /// Notes that a person's decision waits for the next task of this scan that settles.
    ///
    /// @param occasion names the decision
    public void unsettle(TenantId tenant, ScanId scan, String occasion) {
        database.update(
                "update scan_scope set unsettled = ? where tenant_id = ? and scan_id = ?",
                occasion,
                tenant.text(),
                scan.text());
    }

    /// The decision that waited, which does not any more.
    public Optional<String> settle(TenantId tenant, ScanId scan) {
        return database
                .query(
                        """
                        update scan_scope s set unsettled = null
                        from (select unsettled as occasion from scan_scope
                            where tenant_id = ? and scan_id = ?) was
                        where s.tenant_id = ? and s.scan_id = ? and s.unsettled is not null
                        returning was.occasion
                        """,
                        row -> row.getString(1),
                        tenant.text(),
                        scan.text(),
                        tenant.text(),
                        scan.text())
                .stream()
                .findFirst();
    }

    /// Notes that a scan is complete.
    public void complete(TenantId tenant, ScanId scan) {
        database.update(
                "update scan_scope set completed = true where tenant_id = ? and scan_id = ?",
                tenant.text(),
                scan.text());
    }

    private ScanScope read(ResultSet row) throws SQLException {
        TenantId tenant = new TenantId(row.getString("tenant_id"));
        BrandId brand = new BrandId(row.getString("brand_id"));
        Scope opened = JsonColumn.read(row.getString("scope"), Scope.class);
        Scope newest = JsonColumn.read(row.getString("newest"), Scope.class);
        return new ScanScope(
                tenant,
                brand,
                row.getString("brand_name"),
                new ScanId(row.getString("scan_id")),
                row.getInt("generation"),
                Lane.valueOf(row.getString("lane")),
                narrowed(opened, newest),
                rejected(tenant, brand),
                row.getBoolean("completed"));
    }

    /// A scan keeps its domains; what was excluded or lowered meanwhile counts at once.
    static Scope narrowed(Scope opened, Scope newest) {
        return new Scope(
                opened.domains(),
                opened.ranges(),
                union(opened.excludedDomains(), newest.excludedDomains()),
                union(opened.excludedRanges(), newest.excludedRanges()),
                opened.clearance().compareTo(newest.clearance()) <= 0
                        ? opened.clearance()
                        : newest.clearance());
    }

    private static <T> List<T> union(List<T> one, List<T> other) {
        Set<T> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return List.copyOf(both);
    }

    private Set<AssetId> rejected(TenantId tenant, BrandId brand) {
        return Set.copyOf(
                database.query(
                        """
                        select asset_id from rejection
                        where tenant_id = ? and brand_id = ? and rejected limit 100000
                        """,
                        row -> new AssetId(row.getString(1)),
                        tenant.text(),
                        brand.text()));
    }
}
