package io.glacis.discovery.assets;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.AssetState;
import io.glacis.contracts.BrandId;
import io.glacis.contracts.Handoffs;
import io.glacis.contracts.Service;
import io.glacis.contracts.TaskId;
import io.glacis.contracts.TenantId;
import io.glacis.discovery.attribution.Propagation;
import io.glacis.discovery.attribution.Sighting;
import io.glacis.discovery.attribution.Standing;
import io.glacis.discovery.attribution.Subject;
import io.glacis.discovery.scope.ScanScope;
import io.glacis.discovery.scope.Scans;
import io.glacis.discovery.sql.Database;
import io.glacis.platform.work.NewTask;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.Unit;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes in what probes have sighted: works it through attribution, says which assets that shows,
/// hands them on, and makes the tasks that follow. All in the transaction that settles the probe's
/// task.
@ApplicationScoped
public class Inventory {
    private final Database database;
    private final Scans scans;
    private final AssetTable assets;
    private final Traits traits;
    private final Announcer announcer;
    private final Recount recount;
    private final List<Follower> followers;

    Inventory(
            Database database,
            Scans scans,
            AssetTable assets,
            Traits traits,
            Announcer announcer,
            Recount recount,
            @All List<Follower> followers) {
        this.database = database;
        this.scans = scans;
        this.assets = assets;
        this.traits = traits;
        this.announcer = announcer;
        this.recount = recount;
        this.followers = List.copyOf(followers);
    }

    /// Takes in the sightings of a task that is being settled.
    public void record(Unit unit, Task task, Collection<Sighting> sightings) {
        record(unit, task, sightings, List.of());
    }

    /// Takes in sightings, and facts that tie assets of the same fact together.
    public void record(
            Unit unit, Task task, Collection<Sighting> sightings, Collection<Trait> facts) {
        if (sightings.isEmpty() && facts.isEmpty()) {
            return; // a decision that waits is worked in by the next task, or when the scan
            // completes
        }
        scans.lock(task.requireScan());
        ScanScope scope = scans.find(task.tenant(), task.requireScan()).orElseThrow();
        ScanTables tables = new ScanTables(database, scope);
        List<Sighting> all = new ArrayList<>(sightings);
        all.addAll(traits.add(scope, facts));
        Set<Subject> fresh = tables.add(all);
        Optional<String> decision = scans.settle(task.tenant(), task.requireScan());
        List<Propagation.Change> changes =
                decision.isPresent()
                        ? recount.run(tables)
                        : new Propagation(scope.attribution()).run(tables, fresh);
        for (Propagation.Change change : changes) {
            announcer.say(unit, scope, change, decision.orElse(""));
            handOn(unit, scope, change);
        }
        for (Propagation.Change change : changes) {
            follow(unit, task, tables, change);
        }
    }

    /// Notes that a source says a known asset is gone.
    public void recordAbsence(Task task, Subject subject) {
        database.update(
                """
                insert into absence (tenant_id, brand_id, scan_id, asset_id) values (?, ?, ?, ?)
                on conflict do nothing
                """,
                task.tenant().text(),
                task.brand().text(),
                task.requireScan().text(),
                subject.id(task.tenant()).text());
    }

    /// Makes a follow-up task of a task that is being settled.
    public static void spawn(Unit unit, Task task, Followup next) {
        unit.spawn(NewTask.following(task, next.stage(), next.probe(), next.subject(), "{}"));
    }

    /// The assets of a kind that a brand had when it was last scanned.
    public List<String> knownValues(TenantId tenant, BrandId brand, AssetKind kind) {
        return assets.ownedValues(tenant, brand, kind);
    }

    private static void handOn(Unit unit, ScanScope scope, Propagation.Change change) {
        Standing after = change.after();
        boolean isNew =
                after.isVisible()
                        && after.state() == AssetState.OWNED
                        && !(change.before().isVisible()
                                && change.before().state() == AssetState.OWNED);
        if (isNew) {
            for (Service receiver : Handoffs.of(after.subject().kind(), after.state())) {
                String subject = after.subject().id(scope.tenant()).text();
                unit.announce(
                        TaskId.handoff(scope.scan(), receiver, subject, scope.generation()),
                        Handoffs.stage(receiver));
            }
        }
    }

    /// Only what the change adds: what followed before was made then.
    private void follow(Unit unit, Task task, ScanTables tables, Propagation.Change change) {
        for (Follower follower : followers) {
            Set<Followup> next =
                    follower.after(change.after(), tables)
                            .collect(Collectors.toCollection(LinkedHashSet::new));
            if (!next.isEmpty()) {
                follower.after(change.before(), tables).forEach(next::remove);
            }
            next.forEach(followup -> spawn(unit, task, followup));
        }
    }
}
