package io.glacis.reporting.asset;

import io.glacis.contracts.AssetObserved;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.Unit;
import jakarta.enterprise.context.ApplicationScoped;

/// Takes note of an asset that was seen.
@ApplicationScoped
class AssetObservedIntake implements EventHandler<AssetObserved> {
    private final AssetBook assets;

    AssetObservedIntake(AssetBook assets) {
        this.assets = assets;
    }

    @Override
    public Class<AssetObserved> type() {
        return AssetObserved.class;
    }

    @Override
    public void on(AssetObserved event, Unit unit) {
        assets.observed(event, unit.now());
    }
}
