package io.glacis.rating.intake;

import io.glacis.contracts.AssetRestored;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.Unit;
import io.glacis.rating.ratings.Ratings;
import io.glacis.rating.register.Assets;
import jakarta.inject.Singleton;

/// Findings come back with their asset.
@Singleton
class AssetRestoredIntake implements EventHandler<AssetRestored> {
    private final Assets assets;
    private final Ratings ratings;

    AssetRestoredIntake(Assets assets, Ratings ratings) {
        this.assets = assets;
        this.ratings = ratings;
    }

    @Override
    public Class<AssetRestored> type() {
        return AssetRestored.class;
    }

    @Override
    public void on(AssetRestored event, Unit unit) {
        if (assets.restored(event.tenant(), event.asset(), unit)) {
            ratings.changed(event.tenant(), event.brand(), unit);
        }
    }
}
