package io.glacis.reporting.asset;

import io.glacis.contracts.AssetRetracted;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.Unit;
import jakarta.enterprise.context.ApplicationScoped;

/// Takes note that an asset was never the brand's.
@ApplicationScoped
class AssetRetractedIntake implements EventHandler<AssetRetracted> {
    private final AssetBook assets;

    AssetRetractedIntake(AssetBook assets) {
        this.assets = assets;
    }

    @Override
    public Class<AssetRetracted> type() {
        return AssetRetracted.class;
    }

    @Override
    public void on(AssetRetracted event, Unit unit) {
        assets.retracted(event.tenant(), event.asset(), event.reason(), event.retractedAt());
    }
}
