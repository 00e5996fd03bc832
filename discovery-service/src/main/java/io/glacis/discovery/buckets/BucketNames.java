package io.glacis.discovery.buckets;

import io.glacis.contracts.Clearance;
import io.glacis.contracts.Stage;
import io.glacis.discovery.assets.Follower;
import io.glacis.discovery.assets.Followup;
import io.glacis.discovery.assets.Inventory;
import io.glacis.discovery.assets.Known;
import io.glacis.discovery.attribution.Sighting;
import io.glacis.discovery.attribution.Standing;
import io.glacis.discovery.probes.Workbench;
import io.glacis.discovery.scope.ScanScope;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Asks the object storage for names that the brand's buckets may have, one piece of the list for
/// each task.
@ApplicationScoped
class BucketNames implements TaskHandler, Follower {
    static final String PROBE = "discovery.bucket-names";
    private static final int NAMES_PER_TASK = 40;
    private static final int LOOKS_IN_FLIGHT_MAX = 4;

    private final Workbench bench;
    private final BucketLook look;
    private final Inventory inventory;

    BucketNames(Workbench bench, BucketLook look, Inventory inventory) {
        this.bench = bench;
        this.look = look;
        this.inventory = inventory;
    }

    @Override
    public String probe() {
        return PROBE;
    }

    @Override
    public Stream<Followup> after(Standing standing, Known known) {
        if (!known.scope().isDomain(standing.subject())
                || !standing.permits(Clearance.POLITE_ACTIVE)) {
            return Stream.empty();
        }
        int names = BucketWords.candidates(BucketWords.tokens(known.scope())).size();
        return IntStream.range(0, Math.ceilDiv(names, NAMES_PER_TASK))
                .mapToObj(piece -> new Followup(Stage.NAMES, PROBE, "#" + piece));
    }

    @Override
    public TaskEnd run(Task task) {
        ScanScope scope = bench.scopeOf(task);
        if (!scope.permits(Clearance.POLITE_ACTIVE)) {
            return TaskEnd.skipped("not within clearance");
        }
        int piece = Integer.parseInt(task.subject().substring(1));
        List<BucketLook.Seen> looks =
                BucketWords.candidates(BucketWords.tokens(scope)).stream()
                        .skip((long) piece * NAMES_PER_TASK)
                        .limit(NAMES_PER_TASK)
                        .gather(
                                Gatherers.mapConcurrent(
                                        LOOKS_IN_FLIGHT_MAX, name -> look.at(scope, name)))
                        .toList();
        List<Sighting> found = new ArrayList<>();
        int unclear = 0;
        for (BucketLook.Seen seen : looks) {
            switch (seen) {
                case BucketLook.Seen.There(var sightings) -> found.addAll(sightings);
                case BucketLook.Seen.Absent() -> {}
                case BucketLook.Seen.Unclear(_) -> unclear++;
            }
        }
        String reason = unclear + " of " + looks.size() + " bucket names were not answered";
        return unclear == 0
                ? TaskEnd.done(unit -> inventory.record(unit, task, found))
                : new TaskEnd.Retry(
                        reason,
                        Duration.ofSeconds(5),
                        new TaskEnd.Failed(reason, unit -> inventory.record(unit, task, found)));
    }
}
