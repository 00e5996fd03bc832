package io.glacis.rating.intake;

import io.glacis.contracts.AssetRetired;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.Unit;
import io.glacis.rating.ratings.Ratings;
import io.glacis.rating.register.Assets;
import jakarta.inject.Singleton;

/// A retired asset counts for no coverage; its findings fade, for nobody has proven them gone.
@Singleton
class AssetRetiredIntake implements EventHandler<AssetRetired> {
    private final Assets assets;
    private final Ratings ratings;

    AssetRetiredIntake(Assets assets, Ratings ratings) {
        this.assets = assets;
        this.ratings = ratings;
    }

    @Override
    public Class<AssetRetired> type() {
        return AssetRetired.class;
    }

    @Override
    public void on(AssetRetired event, Unit unit) {
        if (assets.retired(event.tenant(), event.asset(), unit)) {
            ratings.changedIn(event.tenant(), event.brand(), event.scan(), unit);
        }
    }
}
