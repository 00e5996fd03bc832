package io.glacis.standalone.stack;

import io.glacis.contracts.Service;
import io.glacis.standalone.settings.Setting;
import io.glacis.standalone.settings.Settings;
import io.glacis.standalone.terminal.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A running platform: starts its parts in order, keeps them running, and stops them in the other
/// order.
public final class Platform implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration DATABASE_WITHIN = Duration.ofSeconds(60);

    private final Machine machine;
    private final ReentrantLock starting = new ReentrantLock();
    private final List<SupervisedProcess> services = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread lookout = Thread.ofVirtual().name("lookout").unstarted(this::keepLooking);
    private @Nullable InstanceLock lock;
    private volatile @Nullable SupervisedProcess database;
    private volatile @Nullable KafkaBroker broker;

    private Platform(Machine machine) {
        this.machine = machine;
    }

    /// Refuses what would fail later: a second start on the same home, and taken ports. Ends what a
    /// killed supervisor has left.
    public static void requireStartable(Machine machine) {
        try (InstanceLock _ = InstanceLock.take(machine.home())) {
            Leftovers.end(machine.home());
            FreePorts.require(machine.home(), machine.settings());
        }
    }

    /// Starts everything, on a machine where that [can be done][#requireStartable]. Returns when
    /// all processes run; they may not be ready yet.
    ///
    /// @param beforeServices done while the database and the broker start
    public static Platform start(Machine machine, Runnable beforeServices) {
        var platform = new Platform(machine);
        platform.lock = InstanceLock.take(machine.home());
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "stop"));
        try {
            platform.startParts(beforeServices);
        } catch (IOException e) {
            platform.close();
            throw Refusal.fellShort("the platform could not be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            platform.close();
            throw Refusal.fellShort("interrupted while starting.");
        } catch (Refusal e) {
            platform.close();
            throw e;
        }
        platform.lookout.start();
        return platform;
    }

    private void startParts(Runnable beforeServices) throws IOException, InterruptedException {
        Settings settings = machine.settings();
        CompletableFuture<Void> kafka = CompletableFuture.runAsync(this::startKafka);
        Database access = startDatabase();
        beforeServices.run();
        kafka.join();
        var programs = new ServicePrograms(machine, access);
        KafkaTopics.create(machine.brokers(), settings.number(Setting.KAFKA_PARTITIONS));
        for (Service service : Service.values()) {
            if (machine.installation().isBuilt(service)) {
                services.add(run(programs.of(service)));
            }
        }
    }

    private void startKafka() {
        BrokerLog.to(machine.home().logs().resolve("kafka.log"));
        if (machine.settings().given(Setting.KAFKA).isEmpty()) {
            broker = KafkaBroker.start(machine.home(), machine.settings());
        }
    }

    private Database startDatabase() throws IOException, InterruptedException {
        if (machine.settings().given(Setting.POSTGRES_URL).isPresent()) {
            return machine.database();
        }
        Postgres postgres = Postgres.prepare(machine.home(), machine.settings());
        SupervisedProcess server = run(postgres.server());
        database = server;
        long deadline = System.nanoTime() + DATABASE_WITHIN.toNanos();
        while (server.look().state() != Unit.State.HEALTHY) {
            if (System.nanoTime() > deadline) {
                throw Refusal.fellShort(
                        "PostgreSQL did not start; see "
                                + machine.home().logs().resolve("postgresql.log"));
            }
            if (closing.await(100, TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("closed while starting");
            }
        }
        postgres.createDatabase();
        return machine.database();
    }

    /// Once closing has begun nothing more is started, so that nothing is left behind.
    private SupervisedProcess run(Program program) throws InterruptedException {
        starting.lock();
        try {
            if (closing.getCount() == 0) {
                throw new InterruptedException("closed while starting");
            }
            return SupervisedProcess.start(program);
        } finally {
            starting.unlock();
        }
    }

    private void keepLooking() {
        try {
            do {
                new PlatformState(ProcessHandle.current().pid(), units()).write(machine.home());
            } while (!closing.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// How every part is doing right now.
    public List<Unit> units() {
        List<Unit> looked = services.stream().map(SupervisedProcess::look).toList();
        var units = new ArrayList<Unit>();
        for (Service service : Service.values()) {
            units.add(
                    looked.stream()
                            .filter(unit -> unit.name().equals(service.text()))
                            .findFirst()
                            .orElseGet(() -> notBuilt(service)));
        }
        units.add(withoutProcess("kafka", Setting.PORT_KAFKA, broker != null));
        SupervisedProcess server = database;
        units.add(
                server != null
                        ? server.look()
                        : withoutProcess("postgresql", Setting.PORT_POSTGRESQL, false));
        return units;
    }

    private Unit notBuilt(Service service) {
        int port = machine.settings().port(service);
        return new Unit(service.text(), Unit.State.NOT_BUILT, port, null, 0);
    }

    private Unit withoutProcess(String name, Setting port, boolean isOurs) {
        Unit.State state = isOurs ? Unit.State.HEALTHY : Unit.State.EXTERNAL;
        return new Unit(name, state, machine.settings().number(port), null, 0);
    }

    /// Blocks until everything has been stopped.
    public void awaitClosed() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        if (!beginClosing()) {
            awaitQuietly();
            return;
        }
        try {
            stopParts();
        } finally {
            forget();
            closed.countDown();
        }
    }

    private void stopParts() {
        CompletableFuture.allOf(
                        services.stream()
                                .map(each -> CompletableFuture.runAsync(each::close))
                                .toArray(CompletableFuture[]::new))
                .join();
        KafkaBroker running = broker;
        if (running != null) {
            running.close();
        }
        SupervisedProcess server = database;
        if (server != null) {
            server.close();
        }
    }

    private boolean beginClosing() {
        starting.lock();
        try {
            boolean isFirst = closing.getCount() > 0;
            closing.countDown();
            return isFirst;
        } finally {
            starting.unlock();
        }
    }

    private void awaitQuietly() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forget() {
        try {
            if (lookout.getState() != Thread.State.NEW) {
                lookout.join(Duration.ofSeconds(10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        PlatformState.forget(machine.home());
        if (lock != null) {
            lock.close();
        }
    }
}
