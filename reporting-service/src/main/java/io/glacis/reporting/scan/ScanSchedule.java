package io.glacis.reporting.scan;

import io.glacis.contracts.BrandId;
import io.glacis.contracts.Lane;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.TenantId;
import io.glacis.platform.work.Unit;
import io.glacis.platform.work.Units;
import io.glacis.reporting.store.Sql;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Asks for a scan of each brand whose interval is over. Two services that tick at once ask for one
/// scan, and a brand whose last scan still runs waits for the next tick.
@ApplicationScoped
class ScanSchedule {
    private static final String ACTOR = "schedule";
    private static final int BRANDS_PER_TICK = 50;
    private static final int TENANTS_MAX = 1_000;

    private final Units units;
    private final Sql sql;
    private final Scans scans;

    ScanSchedule(Units units, Sql sql, Scans scans) {
        this.units = units;
        this.sql = sql;
        this.scans = scans;
    }

    @Scheduled(
            every = "${glacis.reporting.schedule-tick:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        List<TenantId> tenants =
                units.inTransaction(
                        TenantId.DEFAULT,
                        _ ->
                                sql.list(
                                        "select tenant_id from tenant order by tenant_id limit ?",
                                        row -> new TenantId(row.text("tenant_id")),
                                        TENANTS_MAX));
        tenants.forEach(tenant -> units.inTransaction(tenant, unit -> openDue(tenant, unit)));
    }

    private int openDue(TenantId tenant, Unit unit) {
        List<Due> due =
                sql.list(
                        """
                        select brand_id, next_scan_at from brand
                        where tenant_id = ? and next_scan_at <= now()
                          and not exists (select 1 from scan
                              where scan.tenant_id = brand.tenant_id and scan.brand_id = brand.brand_id
                                and scan.state <> 'COMPLETED')
                        order by next_scan_at limit ?
                        for update skip locked
                        """,
                        row -> new Due(new BrandId(row.text("brand_id")), row.time("next_scan_at")),
                        tenant.text(),
                        BRANDS_PER_TICK);
        for (Due brand : due) {
            ScanId scan = ScanId.of(brand.id(), ACTOR + " " + brand.at());
            scans.open(unit, tenant, brand.id(), scan, Lane.CONTINUOUS, ACTOR);
        }
        return due.size();
    }

    private record Due(BrandId id, Instant at) {}
}
