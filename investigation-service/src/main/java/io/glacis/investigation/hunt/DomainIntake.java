package io.glacis.investigation.hunt;

import io.glacis.contracts.AssetObserved;
import io.glacis.contracts.Handoffs;
import io.glacis.contracts.Service;
import io.glacis.contracts.TaskId;
import io.glacis.platform.wire.Json;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.NewTask;
import io.glacis.platform.work.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// Starts the hunt by each registered domain of a brand.
@ApplicationScoped
class DomainIntake implements EventHandler<AssetObserved> {
    @Override
    public Class<AssetObserved> type() {
        return AssetObserved.class;
    }

    @Override
    public void on(AssetObserved observed, Unit unit) {
        if (!Handoffs.of(observed.kind(), observed.state()).contains(Service.INVESTIGATION)) {
            return;
        }
        unit.spawn(
                new NewTask(
                        TaskId.handoff(
                                observed.scan(),
                                Service.INVESTIGATION,
                                observed.asset().text(),
                                observed.generation()),
                        observed.tenant(),
                        observed.brand(),
                        observed.scan(),
                        observed.generation(),
                        observed.lane(),
                        Handoffs.stage(Service.INVESTIGATION),
                        HuntTask.PROBE,
                        observed.value(),
                        Json.mapper().createObjectNode().put("domain", observed.value()).toString(),
                        Duration.ZERO));
    }
}
