package io.glacis.assessment.assets;

import io.glacis.contracts.AssetObserved;
import io.glacis.contracts.AssetRetracted;
import io.glacis.contracts.BrandDeclared;
import io.glacis.contracts.Handoffs;
import io.glacis.contracts.Service;
import io.glacis.contracts.Stage;
import io.glacis.contracts.TaskId;
import io.glacis.platform.work.EventHandler;
import io.glacis.platform.work.NewTask;
import io.glacis.platform.work.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Takes note of what discovery and people say; one task for each asset that is handed over.
@ApplicationScoped
class AssetIntake {
    /// The task's handler.
    static final String PROBE = "assessment.checks";

    @Produces
    @Singleton
    EventHandler<AssetObserved> observed(Assets assets) {
        return new Noted<>(
                AssetObserved.class,
                (seen, unit) -> {
                    if (Handoffs.of(seen.kind(), seen.state()).contains(Service.ASSESSMENT)) {
                        assets.note(AssetView.of(seen));
                        unit.spawn(task(seen));
                    }
                });
    }

    @Produces
    @Singleton
    EventHandler<AssetRetracted> retracted(Assets assets) {
        return new Noted<>(
                AssetRetracted.class, (gone, unit) -> assets.forget(gone.tenant(), gone.asset()));
    }

    @Produces
    @Singleton
    EventHandler<BrandDeclared> declared(Assets assets) {
        return new Noted<>(BrandDeclared.class, (brand, unit) -> assets.note(brand));
    }

    private static NewTask task(AssetObserved seen) {
        String subject = seen.asset().text();
        return new NewTask(
                TaskId.handoff(seen.scan(), Service.ASSESSMENT, subject, seen.generation()),
                seen.tenant(),
                seen.brand(),
                seen.scan(),
                seen.generation(),
                seen.lane(),
                Stage.CHECKS,
                PROBE,
                subject,
                "{}",
                Duration.ZERO);
    }

    /// A handler made of a type and what is noted.
    private record Noted<E extends io.glacis.contracts.Event>(Class<E> type, Note<E> note)
            implements EventHandler<E> {
        @Override
        public void on(E event, Unit unit) {
            note.take(event, unit);
        }
    }

    private interface Note<E> {
        void take(E event, Unit unit);
    }
}
