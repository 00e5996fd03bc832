package io.glacis.discovery.assets;

import io.glacis.contracts.AssetId;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.TenantId;
import io.glacis.discovery.attribution.Propagation;
import io.glacis.discovery.scope.ScanScope;
import io.glacis.discovery.scope.Scans;
import io.glacis.discovery.sql.Database;
import io.glacis.platform.work.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

/// A person's word on whose an asset is, and what follows for everything that hangs on it.
@ApplicationScoped
class Rejections {
    private final Database database;
    private final Scans scans;
    private final Recount recount;
    private final Announcer announcer;

    Rejections(Database database, Scans scans, Recount recount, Announcer announcer) {
        this.database = database;
        this.scans = scans;
        this.recount = recount;
        this.announcer = announcer;
    }

    /// Takes the word, unless a newer one is known, and judges the brand's kept scans again.
    void decide(Decision decision, Unit unit) {
        int taken =
                database.update(
                        """
                        insert into rejection (tenant_id, brand_id, asset_id, rejected, reason, actor,
                            decided_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (tenant_id, brand_id, asset_id) do update
                        set rejected = excluded.rejected, reason = excluded.reason,
                            actor = excluded.actor, decided_at = excluded.decided_at
                        where rejection.decided_at <= excluded.decided_at
                        """,
                        decision.tenant().text(),
                        decision.brand().text(),
                        decision.asset().text(),
                        decision.rejected(),
                        decision.reason(),
                        decision.actor(),
                        decision.decidedAt().atOffset(ZoneOffset.UTC));
        if (taken == 1) {
            for (ScanId scan : scans.kept(decision.tenant(), decision.brand())) {
                judge(decision, scan, unit);
            }
        }
    }

    /// A running scan takes a restored asset in with its next settling task, which alone can tell
    /// the ledger what work comes back.
    private void judge(Decision decision, ScanId scan, Unit unit) {
        scans.lock(scan);
        ScanScope scope = scans.find(decision.tenant(), scan).orElseThrow();
        String occasion = decision.asset() + "@" + decision.decidedAt();
        if (!decision.rejected() && !scope.isCompleted()) {
            scans.unsettle(decision.tenant(), scan, occasion);
            return;
        }
        for (Propagation.Change change : recount.run(new ScanTables(database, scope))) {
            announcer.say(unit, scope, change, occasion);
        }
    }

    /// What a person said.
    record Decision(
            TenantId tenant,
            BrandId brand,
            AssetId asset,
            boolean rejected,
            String reason,
            String actor,
            Instant decidedAt) {}
}
