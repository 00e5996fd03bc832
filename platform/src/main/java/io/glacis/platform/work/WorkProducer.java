package io.glacis.platform.work;

import io.glacis.contracts.Event;
import io.glacis.contracts.Service;
import io.glacis.contracts.TaskSettled;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// Puts the kernel together for a Quarkus service, from the handlers that are beans.
@ApplicationScoped
class WorkProducer {
    private static final int AFTER_EVERYTHING_ELSE = 5_000;

    @Produces
    @Singleton
    @Unremovable
    WorkStore store(DataSource source) {
        return new PostgresWorkStore(new JtaTransactions(source));
    }

    @Produces
    @Singleton
    @Unremovable
    ScanLedger ledger(WorkStore store) {
        return new ScanLedger(store);
    }

    @Produces
    @Singleton
    @Unremovable
    Units units(WorkStore store, Wake wake) {
        return new Units(store, wake::ring);
    }

    @Produces
    @Singleton
    @Unremovable
    WorkRuntime runtime(
            WorkStore store,
            ScanLedger ledger,
            @All List<TaskHandler> taskHandlers,
            @All List<EventHandler<?>> eventHandlers,
            MeterRegistry meters,
            Wake wake,
            WorkConfig config) {
        Service service = WorkRuntime.service(config);
        Faults faults = new LoggedFaults(meters);
        ScanBook book = config.ownsLedger() ? new ScanBook.Own() : new ScanBook.Told(service);
        List<EventHandler<? extends Event>> listening = new ArrayList<>(eventHandlers);
        if (config.ownsLedger()) {
            listening.add(new LedgerIntake(ledger));
        }
        Workers workers =
                new Workers(
                        store,
                        book,
                        taskHandlers.stream()
                                .collect(Collectors.toMap(TaskHandler::probe, Function.identity())),
                        limits(config),
                        new SecureRandom(),
                        faults);
        WorkRuntime runtime =
                new WorkRuntime(
                        new WorkRuntime.Parts(
                                store,
                                workers,
                                new KafkaEventBus(config.bootstrapServers(), service),
                                listening,
                                config.ownsLedger() ? ledger : null,
                                faults),
                        config);
        wake.wakes(runtime::ring);
        return runtime;
    }

    private static WorkLimits limits(WorkConfig config) {
        return new WorkLimits(
                config.claimMax(),
                config.lease(),
                config.attemptMax(),
                config.leasesLostMax(),
                config.retryBase(),
                config.retryCap());
    }

    void start(@Observes @Priority(AFTER_EVERYTHING_ELSE) StartupEvent event, WorkRuntime runtime) {
        runtime.start();
    }

    void stop(@Observes ShutdownEvent event, WorkRuntime runtime) {
        runtime.stop();
    }

    /// Lets units wake a runtime that is made after them.
    @Singleton
    @Unremovable
    static class Wake {
        private volatile Runnable bell = () -> {};

        void wakes(Runnable loops) {
            this.bell = loops;
        }

        void ring() {
            bell.run();
        }
    }

    /// The ledger hears of tasks that other services have ended.
    private record LedgerIntake(ScanLedger ledger) implements EventHandler<TaskSettled> {
        @Override
        public Class<TaskSettled> type() {
            return TaskSettled.class;
        }

        @Override
        public void on(TaskSettled settled, Unit unit) {
            ledger.note(settled, unit);
        }
    }
}
