package io.glacis.discovery.assets;

import io.glacis.contracts.AssetId;
import io.glacis.contracts.AssetObserved;
import io.glacis.contracts.AssetRetracted;
import io.glacis.contracts.AssetState;
import io.glacis.contracts.Digest;
import io.glacis.contracts.EventId;
import io.glacis.contracts.EventType;
import io.glacis.discovery.attribution.Propagation;
import io.glacis.discovery.attribution.Standing;
import io.glacis.discovery.scope.ScanScope;
import io.glacis.platform.work.Unit;
import jakarta.enterprise.context.ApplicationScoped;

/// Keeps the inventory in step with standings and says each change. What is said of an asset may be
/// said again with more: the newest word is the whole word, and its hand-offs stay the same tasks.
@ApplicationScoped
class Announcer {
    private final AssetTable assets;

    Announcer(AssetTable assets) {
        this.assets = assets;
    }

    /// @param occasion tells the same words apart when a person had them taken back in between;
    ///   else empty
    void say(Unit unit, ScanScope scope, Propagation.Change change, String occasion) {
        if (change.after().isVisible()) {
            if (assets.keep(scope, change.after())) {
                observed(unit, scope, change.after(), occasion);
            }
        } else if (change.before().isVisible() && assets.retract(scope, change.after())) {
            retracted(unit, scope, change.after(), occasion);
        }
    }

    private static void observed(Unit unit, ScanScope scope, Standing standing, String occasion) {
        AssetId asset = standing.subject().id(scope.tenant());
        unit.say(
                EventId.of(
                        EventType.ASSET_OBSERVED.wireName(),
                        asset.text(),
                        Digest.of(scope.scan().text(), standing.digest(), occasion)),
                new AssetObserved(
                        scope.tenant(),
                        scope.brand(),
                        scope.scan(),
                        scope.generation(),
                        scope.lane(),
                        asset,
                        standing.subject().kind(),
                        standing.subject().value(),
                        standing.attributes(),
                        standing.chain(),
                        standing.confidence(),
                        standing.state(),
                        standing.clearance(),
                        standing.tags()));
    }

    private static void retracted(Unit unit, ScanScope scope, Standing standing, String occasion) {
        AssetId asset = standing.subject().id(scope.tenant());
        unit.say(
                EventId.of(
                        EventType.ASSET_RETRACTED.wireName(),
                        asset.text(),
                        Digest.of(scope.scan().text(), occasion)),
                new AssetRetracted(
                        scope.tenant(),
                        scope.brand(),
                        asset,
                        standing.state() == AssetState.REJECTED
                                ? "a person said that it is not the brand's"
                                : "everything that tied it to the brand was rejected",
                        unit.now()));
    }
}
