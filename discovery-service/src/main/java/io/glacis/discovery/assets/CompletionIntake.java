package io.glacis.discovery.assets;

import io.glacis.contracts.AssetChanged;
import io.glacis.contracts.AssetId;
import io.glacis.contracts.AssetRetired;
import io.glacis.contracts.Digest;
import io.glacis.contracts.EventId;
import io.glacis.contracts.EventType;
import io.glacis.contracts.ScanCompleted;
import io.glacis.contracts.ScanProgressed.StageCount;
import io.glacis.contracts.Stage;
import io.glacis.discovery.attribution.Propagation;
import io.glacis.discovery.attribution.Standing;
import io.glacis.discovery.scope.ScanScope;
import io.glacis.discovery.scope.Scans;
import io.glacis.discovery.sql.Database;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Holds a completed scan against the one before: says what has changed and what is gone.
///
/// Where a task of discovery failed, only what a source has said to be gone is retired: silence of
/// a source that did not answer means nothing.
@ApplicationScoped
class CompletionIntake implements EventHandler<ScanCompleted> {
    private static final Set<Stage> OURS =
            EnumSet.of(Stage.NAMES, Stage.RESOLVE, Stage.PORTS, Stage.WEB);
    private static final int SCANS_KEPT = 2;

    private final Database database;
    private final Scans scans;
    private final AssetTable assets;
    private final Recount recount;
    private final Announcer announcer;

    CompletionIntake(
            Database database,
            Scans scans,
            AssetTable assets,
            Recount recount,
            Announcer announcer) {
        this.database = database;
        this.scans = scans;
        this.assets = assets;
        this.recount = recount;
        this.announcer = announcer;
    }

    @Override
    public Class<ScanCompleted> type() {
        return ScanCompleted.class;
    }

    @Override
    public void on(ScanCompleted event, Unit unit) {
        scans.lock(event.scan());
        Optional<ScanScope> known = scans.find(event.tenant(), event.scan());
        if (known.isEmpty()) {
            return; // forgotten already: a newer scan has completed
        }
        ScanScope scope = known.get();
        scans.settle(event.tenant(), event.scan())
                .ifPresent(occasion -> workIn(scope, occasion, unit));
        boolean hasGaps =
                event.stages().stream()
                                .filter(s -> OURS.contains(s.stage()))
                                .mapToLong(StageCount::failed)
                                .sum()
                        > 0;
        assets.seen(scope).forEach(row -> compare(scope, row, unit));
        assets.unseen(scope, hasGaps).forEach(row -> retire(scope, row.now(), unit));
        scans.complete(event.tenant(), event.scan());
        assets.forget(scope, SCANS_KEPT);
    }

    private void workIn(ScanScope scope, String occasion, Unit unit) {
        for (Propagation.Change change : recount.run(new ScanTables(database, scope))) {
            announcer.say(unit, scope, change, occasion);
        }
    }

    private void compare(ScanScope scope, AssetTable.Row row, Unit unit) {
        Standing was = row.settled();
        if (was != null) {
            Drift.between(was, row.now()).forEach(drift -> changed(scope, row.now(), drift, unit));
        }
        assets.settle(scope, row.now());
    }

    private static void changed(ScanScope scope, Standing now, Drift drift, Unit unit) {
        AssetId asset = now.subject().id(scope.tenant());
        unit.say(
                EventId.of(
                        EventType.ASSET_CHANGED.wireName(),
                        asset.text(),
                        Digest.of(scope.scan().text(), drift.change())),
                new AssetChanged(
                        scope.tenant(),
                        scope.brand(),
                        scope.scan(),
                        asset,
                        drift.change(),
                        drift.before(),
                        drift.after(),
                        unit.now()));
    }

    private void retire(ScanScope scope, Standing gone, Unit unit) {
        AssetId asset = gone.subject().id(scope.tenant());
        assets.retire(scope, gone);
        unit.say(
                EventId.of(EventType.ASSET_RETIRED.wireName(), asset.text(), scope.scan().text()),
                new AssetRetired(
                        scope.tenant(),
                        scope.brand(),
                        scope.scan(),
                        asset,
                        "a completed scan did not see it any more",
                        unit.now()));
    }
}
