package io.glacis.reporting.asset;

import io.glacis.contracts.AssetChanged;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.Unit;
import jakarta.enterprise.context.ApplicationScoped;

/// Takes note that an asset looks different.
@ApplicationScoped
class AssetChangedIntake implements EventHandler<AssetChanged> {
    private final AssetBook assets;

    AssetChangedIntake(AssetBook assets) {
        this.assets = assets;
    }

    @Override
    public Class<AssetChanged> type() {
        return AssetChanged.class;
    }

    @Override
    public void on(AssetChanged event, Unit unit) {
        assets.changed(event);
    }
}
