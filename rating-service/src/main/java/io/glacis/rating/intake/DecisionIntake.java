package io.glacis.rating.intake;

import io.glacis.contracts.FindingDecided;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.Unit;
import io.glacis.rating.ratings.Ratings;
import io.glacis.rating.register.Decisions;
import jakarta.inject.Singleton;

/// People's decisions hold from the moment that they are taken note of.
@Singleton
class DecisionIntake implements EventHandler<FindingDecided> {
    private final Decisions decisions;
    private final Ratings ratings;

    DecisionIntake(Decisions decisions, Ratings ratings) {
        this.decisions = decisions;
        this.ratings = ratings;
    }

    @Override
    public Class<FindingDecided> type() {
        return FindingDecided.class;
    }

    @Override
    public void on(FindingDecided event, Unit unit) {
        if (decisions.take(event, unit)) {
            ratings.changed(event.tenant(), event.brand(), unit);
        }
    }
}
