package io.glacis.rating.intake;

import io.glacis.contracts.EventId;
import io.glacis.contracts.EventType;
import io.glacis.contracts.Service;
import io.glacis.contracts.Stage;
import io.glacis.contracts.TaskSettled;
import io.glacis.contracts.VerdictsReached;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.Unit;
import io.glacis.rating.ratings.Ratings;
import io.glacis.rating.register.Findings;
import jakarta.inject.Singleton;
import java.util.List;

/// Verdicts become findings here and now, so their hand-off is settled in the same transaction.
@Singleton
class VerdictsIntake implements EventHandler<VerdictsReached> {
    private final Findings findings;
    private final Ratings ratings;

    VerdictsIntake(Findings findings, Ratings ratings) {
        this.findings = findings;
        this.ratings = ratings;
    }

    @Override
    public Class<VerdictsReached> type() {
        return VerdictsReached.class;
    }

    @Override
    public void on(VerdictsReached event, Unit unit) {
        if (findings.take(event, unit)) {
            ratings.changedIn(event.tenant(), event.brand(), event.scan(), unit);
        }
        unit.say(
                EventId.of(EventType.TASK_SETTLED.wireName(), event.task().text(), "settled"),
                new TaskSettled(
                        event.tenant(),
                        event.brand(),
                        event.scan(),
                        event.task(),
                        Service.RATING,
                        Stage.RATING,
                        TaskSettled.End.DONE,
                        null,
                        List.of()));
    }
}
