package io.glacis.reporting.rating;

import io.glacis.contracts.RatingComputed;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.Unit;
import jakarta.enterprise.context.ApplicationScoped;

/// Takes note of ratings. The newest computed counts, in whatever order they are heard.
@ApplicationScoped
class RatingIntake implements EventHandler<RatingComputed> {
    private final Ratings ratings;

    RatingIntake(Ratings ratings) {
        this.ratings = ratings;
    }

    @Override
    public Class<RatingComputed> type() {
        return RatingComputed.class;
    }

    @Override
    public void on(RatingComputed rating, Unit unit) {
        ratings.note(rating);
    }
}
