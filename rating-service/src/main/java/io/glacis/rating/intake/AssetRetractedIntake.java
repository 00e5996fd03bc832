package io.glacis.rating.intake;

import io.glacis.contracts.AssetRetracted;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.Unit;
import io.glacis.rating.ratings.Ratings;
import io.glacis.rating.register.Assets;
import jakarta.inject.Singleton;

/// Findings of an asset that never was the brand's are taken back.
@Singleton
class AssetRetractedIntake implements EventHandler<AssetRetracted> {
    private final Assets assets;
    private final Ratings ratings;

    AssetRetractedIntake(Assets assets, Ratings ratings) {
        this.assets = assets;
        this.ratings = ratings;
    }

    @Override
    public Class<AssetRetracted> type() {
        return AssetRetracted.class;
    }

    @Override
    public void on(AssetRetracted event, Unit unit) {
        if (assets.retracted(event.tenant(), event.asset(), unit)) {
            ratings.changed(event.tenant(), event.brand(), unit);
        }
    }
}
