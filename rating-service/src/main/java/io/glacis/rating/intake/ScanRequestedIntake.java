package io.glacis.rating.intake;

import io.glacis.contracts.ScanRequested;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.Unit;
import io.glacis.rating.ratings.Ratings;
import jakarta.inject.Singleton;

/// While a scan is under way its end is what rates the brand.
@Singleton
class ScanRequestedIntake implements EventHandler<ScanRequested> {
    private final Ratings ratings;

    ScanRequestedIntake(Ratings ratings) {
        this.ratings = ratings;
    }

    @Override
    public Class<ScanRequested> type() {
        return ScanRequested.class;
    }

    @Override
    public void on(ScanRequested event, Unit unit) {
        ratings.scanRequested(event.tenant(), event.brand(), event.scan());
    }
}
