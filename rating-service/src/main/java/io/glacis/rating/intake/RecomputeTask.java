package io.glacis.rating.intake;

import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.TaskHandler;
import io.glacis.rating.ratings.Ratings;
import jakarta.inject.Singleton;

/// Rates a brand again, a little after something changed.
@Singleton
class RecomputeTask implements TaskHandler {
    private final Ratings ratings;

    RecomputeTask(Ratings ratings) {
        this.ratings = ratings;
    }

    @Override
    public String probe() {
        return Ratings.RECOMPUTE;
    }

    @Override
    public TaskEnd run(Task task) {
        return TaskEnd.done(unit -> ratings.recompute(task.tenant(), task.brand(), unit));
    }
}
