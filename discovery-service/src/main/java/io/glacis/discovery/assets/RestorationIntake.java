package io.glacis.discovery.assets;

import io.glacis.contracts.AssetRestored;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.Unit;
import jakarta.enterprise.context.ApplicationScoped;

/// Takes a rejection back, and what it had taken with it.
@ApplicationScoped
class RestorationIntake implements EventHandler<AssetRestored> {
    private final Rejections rejections;

    RestorationIntake(Rejections rejections) {
        this.rejections = rejections;
    }

    @Override
    public Class<AssetRestored> type() {
        return AssetRestored.class;
    }

    @Override
    public void on(AssetRestored event, Unit unit) {
        rejections.decide(
                new Rejections.Decision(
                        event.tenant(),
                        event.brand(),
                        event.asset(),
                        false,
                        event.reason(),
                        event.actor(),
                        event.restoredAt()),
                unit);
    }
}
