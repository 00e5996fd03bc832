package io.glacis.discovery.buckets;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.Stage;
import io.glacis.discovery.assets.Follower;
import io.glacis.discovery.assets.Followup;
import io.glacis.discovery.assets.Inventory;
import io.glacis.discovery.assets.Known;
import io.glacis.discovery.attribution.Standing;
import io.glacis.discovery.attribution.Subject;
import io.glacis.discovery.probes.Workbench;
import io.glacis.discovery.scope.ScanScope;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.stream.Stream;

/// Looks at a bucket that the brand's pages or DNS lead to.
@ApplicationScoped
class LinkedBucket implements TaskHandler, Follower {
    static final String PROBE = "discovery.bucket";

    /// More than a name that anybody may choose.
    private static final double LINKED_CONFIDENCE = 0.5;

    private final Workbench bench;
    private final BucketLook look;
    private final Inventory inventory;

    LinkedBucket(Workbench bench, BucketLook look, Inventory inventory) {
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
        boolean isLinked =
                standing.subject().kind() == AssetKind.BUCKET
                        && standing.clearance() != Clearance.NONE
                        && standing.confidence() >= LINKED_CONFIDENCE
                        && known.scope().permits(Clearance.POLITE_ACTIVE);
        return isLinked
                ? Stream.of(new Followup(Stage.NAMES, PROBE, standing.subject().value()))
                : Stream.empty();
    }

    @Override
    public TaskEnd run(Task task) {
        ScanScope scope = bench.scopeOf(task);
        Subject bucket = new Subject(AssetKind.BUCKET, task.subject());
        if (!scope.permits(Clearance.POLITE_ACTIVE) || Workbench.isBarred(scope, bucket)) {
            return TaskEnd.skipped("not within clearance or scope");
        }
        return switch (look.at(scope, task.subject().substring(BucketLook.SCHEME.length()))) {
            case BucketLook.Seen.There(var sightings) ->
                    TaskEnd.done(unit -> inventory.record(unit, task, sightings));
            case BucketLook.Seen.Absent() ->
                    TaskEnd.done(_ -> inventory.recordAbsence(task, bucket));
            case BucketLook.Seen.Unclear(var reason) ->
                    TaskEnd.retry(reason, Duration.ofSeconds(2));
        };
    }
}
