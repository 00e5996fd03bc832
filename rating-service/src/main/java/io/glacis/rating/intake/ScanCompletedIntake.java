package io.glacis.rating.intake;

import io.glacis.contracts.ScanCompleted;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.Unit;
import io.glacis.rating.ratings.Ratings;
import jakarta.inject.Singleton;

/// Every completed scan has its rating.
@Singleton
class ScanCompletedIntake implements EventHandler<ScanCompleted> {
    private final Ratings ratings;

    ScanCompletedIntake(Ratings ratings) {
        this.ratings = ratings;
    }

    @Override
    public Class<ScanCompleted> type() {
        return ScanCompleted.class;
    }

    @Override
    public void on(ScanCompleted event, Unit unit) {
        ratings.scanCompleted(event.tenant(), event.brand(), event.scan(), unit);
    }
}
