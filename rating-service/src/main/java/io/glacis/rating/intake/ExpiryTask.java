package io.glacis.rating.intake;

import io.glacis.contracts.FindingId;
import io.glacis.platform.work.Task;
import io.glacis.platform.work.TaskEnd;
import io.glacis.platform.work.TaskHandler;
import io.glacis.platform.work.Unit;
import io.glacis.rating.ratings.Ratings;
import io.glacis.rating.register.Decisions;
import jakarta.inject.Singleton;

/// Ends an acceptance when its time is over.
@Singleton
class ExpiryTask implements TaskHandler {
    private final Decisions decisions;
    private final Ratings ratings;

    ExpiryTask(Decisions decisions, Ratings ratings) {
        this.decisions = decisions;
        this.ratings = ratings;
    }

    @Override
    public String probe() {
        return Decisions.EXPIRE;
    }

    @Override
    public TaskEnd run(Task task) {
        return TaskEnd.done(unit -> expire(task, unit));
    }

    private void expire(Task task, Unit unit) {
        if (decisions.expire(task.tenant(), new FindingId(task.subject()), unit)) {
            ratings.changed(task.tenant(), task.brand(), unit);
        }
    }
}
