package io.glacis.reporting.scan;

import io.glacis.contracts.BrandId;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.ScanProgressed.StageCount;
import io.glacis.contracts.TenantId;
import io.glacis.reporting.scan.ScanView.StageView;
import io.glacis.reporting.store.Sql;
import io.glacis.reporting.store.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Notes how far scans are, whatever order that is heard in: counts only rise, and an end stays.
@ApplicationScoped
class ScanProgress {
    private final Sql sql;

    ScanProgress(Sql sql) {
        this.sql = sql;
    }

    void progressed(
            TenantId tenant, BrandId brand, ScanId scan, List<StageCount> counts, Instant at) {
        ensure(tenant, brand, scan, 0, at);
        sql.run(
                """
                update scan
                set state = 'RUNNING',
                    stages = ?::jsonb,
                    started_at = coalesce(started_at, ?),
                    grew_at = case when ?::bigint > (select coalesce(sum((stage ->> 'known')::bigint), 0)
                            from jsonb_array_elements(stages) stage) then ?
                        else grew_at end,
                    last_event_at = ?,
                    version = version + 1
                where tenant_id = ? and scan_id = ? and state <> 'COMPLETED'
                  and (last_event_at is null or last_event_at <= ?)
                """,
                stages(counts),
                at,
                counts.stream().mapToLong(StageCount::known).sum(),
                at,
                at,
                tenant.text(),
                scan.text(),
                at);
    }

    void completed(
            TenantId tenant,
            BrandId brand,
            ScanId scan,
            int generation,
            List<StageCount> counts,
            Instant startedAt,
            Instant completedAt) {
        ensure(tenant, brand, scan, generation, startedAt);
        sql.run(
                """
                update scan
                set state = 'COMPLETED', stages = ?::jsonb, started_at = ?, completed_at = ?,
                    last_event_at = ?, version = version + 1
                where tenant_id = ? and scan_id = ? and state <> 'COMPLETED'
                """,
                stages(counts),
                startedAt,
                completedAt,
                completedAt,
                tenant.text(),
                scan.text());
    }

    /// A scan that we did not ask for, after a restore say, is shown all the same.
    private void ensure(TenantId tenant, BrandId brand, ScanId scan, int generation, Instant at) {
        sql.run(
                """
                insert into scan (tenant_id, scan_id, brand_id, generation, lane, requested_by,
                    requested_at, state)
                values (?, ?, ?, ?, 'INTERACTIVE', 'unknown', ?, 'RUNNING')
                on conflict (tenant_id, scan_id) do nothing
                """,
                tenant.text(),
                scan.text(),
                brand.text(),
                generation,
                at);
    }

    private static String stages(List<StageCount> counts) {
        return Stored.json(
                counts.stream()
                        .map(count ->
                                new StageView(
                                        count.stage(),
                                        count.known(),
                                        count.settled(),
                                        count.failed()))
                        .toList());
    }
}
