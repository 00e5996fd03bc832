package io.glacis.rating.intake;

import io.glacis.contracts.AssetObserved;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.Unit;
import io.glacis.rating.ratings.Ratings;
import io.glacis.rating.register.Assets;
import jakarta.inject.Singleton;

/// An asset that is seen is there, whatever was said of it before.
@Singleton
class AssetObservedIntake implements EventHandler<AssetObserved> {
    private final Assets assets;
    private final Ratings ratings;

    AssetObservedIntake(Assets assets, Ratings ratings) {
        this.assets = assets;
        this.ratings = ratings;
    }

    @Override
    public Class<AssetObserved> type() {
        return AssetObserved.class;
    }

    @Override
    public void on(AssetObserved event, Unit unit) {
        if (assets.observed(event, unit)) {
            ratings.changedIn(event.tenant(), event.brand(), event.scan(), unit);
        }
    }
}
