package io.glacis.assessment.coverage;

import io.glacis.assessment.sql.Database;
import io.glacis.contracts.AssetId;
import io.glacis.contracts.Outcome;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.TenantId;
import io.glacis.contracts.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// For every asset × check × place: what the last look said, when, and why nothing when nothing.
@ApplicationScoped
public class CoverageLedger {
    private static final int PLACES_MAX = 200;

    private final Database database;

    CoverageLedger(Database database) {
        this.database = database;
    }

    /// The places where each check last saw its weakness.
    public Map<String, SortedSet<String>> exposed(TenantId tenant, AssetId asset) {
        Map<String, SortedSet<String>> places = new TreeMap<>();
        database.query(
                        """
                        select check_id, locator from coverage
                        where tenant_id = ? and asset_id = ? and is_open
                        order by check_id, locator limit ?
                        """,
                        row -> List.of(row.getString(1), row.getString(2)),
                        List.of(tenant.text(), asset.text(), PLACES_MAX))
                .forEach(row ->
                        places.computeIfAbsent(row.getFirst(), _ -> new TreeSet<>())
                                .add(row.getLast()));
        return places;
    }

    /// Writes what this look said. A place stays open until a look says that it is closed: not
    /// knowing changes nothing.
    public void note(TenantId tenant, AssetId asset, ScanId scan, List<Verdict> verdicts) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            rows.add(
                    Arrays.asList(
                            tenant.text(),
                            asset.text(),
                            verdict.check().text(),
                            verdict.locator(),
                            verdict.outcome().name(),
                            verdict.unknownReason() == null ? null : verdict.unknownReason().name(),
                            verdict.rule(),
                            verdict.evidence(),
                            scan.text(),
                            verdict.outcome() == Outcome.EXPOSED));
        }
        database.update(
                """
                insert into coverage as c (tenant_id, asset_id, check_id, locator, outcome, unknown_reason,
                                           rule, evidence, scan_id, is_open, checked_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now())
                on conflict (tenant_id, asset_id, check_id, locator) do update
                set outcome = excluded.outcome, unknown_reason = excluded.unknown_reason,
                    rule = excluded.rule, evidence = excluded.evidence, scan_id = excluded.scan_id,
                    is_open = excluded.is_open
                        or (excluded.outcome in ('UNKNOWN', 'PRESENT') and c.is_open),
                    checked_at = excluded.checked_at
                """,
                rows);
    }
}
