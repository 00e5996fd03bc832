package io.glacis.investigation.harvest;

import io.glacis.contracts.Handoffs;
import io.glacis.contracts.Outcome;
import io.glacis.contracts.Service;
import io.glacis.contracts.TaskId;
import io.glacis.contracts.Verdict;
import io.glacis.contracts.VerdictsReached;
import io.glacis.platform.wire.Json;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.NewTask;
import io.glacis.platform.work.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// Makes a task of every exposed content that assessment names.
@ApplicationScoped
class HarvestIntake implements EventHandler<VerdictsReached> {
    @Override
    public Class<VerdictsReached> type() {
        return VerdictsReached.class;
    }

    @Override
    public void on(VerdictsReached reached, Unit unit) {
        if (reached.from() == Service.ASSESSMENT) {
            reached.verdicts().stream()
                    .filter(v -> v.outcome() == Outcome.EXPOSED)
                    .filter(v -> v.facts().containsKey(Verdict.HARVEST))
                    .forEach(verdict -> unit.spawn(task(reached, verdict)));
        }
    }

    private static NewTask task(VerdictsReached reached, Verdict verdict) {
        String subject =
                Handoffs.harvestSubject(reached.asset(), verdict.check(), verdict.locator());
        return new NewTask(
                TaskId.handoff(
                        reached.scan(), Service.INVESTIGATION, subject, reached.generation()),
                reached.tenant(),
                reached.brand(),
                reached.scan(),
                reached.generation(),
                reached.lane(),
                Handoffs.stage(Service.INVESTIGATION),
                HarvestTask.PROBE,
                subject,
                Json.mapper()
                        .createObjectNode()
                        .put("url", verdict.facts().get(Verdict.HARVEST))
                        .put("region", verdict.facts().getOrDefault("region", ""))
                        .put("kind", reached.kind().name())
                        .put("value", reached.value())
                        .toString(),
                Duration.ZERO);
    }
}
