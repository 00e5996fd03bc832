package io.glacis.reporting.asset;

import io.glacis.contracts.AssetRetired;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.Unit;
import jakarta.enterprise.context.ApplicationScoped;

/// Takes note that an asset is gone.
@ApplicationScoped
class AssetRetiredIntake implements EventHandler<AssetRetired> {
    private final AssetBook assets;

    AssetRetiredIntake(AssetBook assets) {
        this.assets = assets;
    }

    @Override
    public Class<AssetRetired> type() {
        return AssetRetired.class;
    }

    @Override
    public void on(AssetRetired event, Unit unit) {
        assets.gone(event.tenant(), event.asset(), event.reason(), event.retiredAt());
    }
}
