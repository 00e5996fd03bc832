package io.glacis.discovery.assets;

import io.glacis.contracts.AssetRejected;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.Unit;
import jakarta.enterprise.context.ApplicationScoped;

/// Takes an asset back, and what hangs on it alone.
@ApplicationScoped
class RejectionIntake implements EventHandler<AssetRejected> {
    private final Rejections rejections;

    RejectionIntake(Rejections rejections) {
        this.rejections = rejections;
    }

    @Override
    public Class<AssetRejected> type() {
        return AssetRejected.class;
    }

    @Override
    public void on(AssetRejected event, Unit unit) {
        rejections.decide(
                new Rejections.Decision(
                        event.tenant(),
                        event.brand(),
                        event.asset(),
                        true,
                        event.reason(),
                        event.actor(),
                        event.rejectedAt()),
                unit);
    }
}
