package io.glacis.standalone.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Keeps one program running: a process that ends is started again, later each time it ends early.
public final class SupervisedProcess implements AutoCloseable {
    private static final Duration BACK_OFF_MIN = Duration.ofMillis(500);
    private static final Duration BACK_OFF_MAX = Duration.ofSeconds(30);
    private static final Duration STABLE_AFTER = Duration.ofSeconds(60);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);
    private static final long LOG_BYTES_MAX = 32L * 1024 * 1024;

    private final Program program;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile @Nullable Process process;
    private volatile boolean wasReady;

    private SupervisedProcess(Program program) {
        this.program = program;
    }

    /// Starts the program and watches it until closed.
    public static SupervisedProcess start(Program program) {
        var supervised = new SupervisedProcess(program);
        supervised.process = supervised.spawn();
        Thread.ofVirtual().name("watch-" + program.name()).start(supervised::watch);
        return supervised;
    }

    private Process spawn() {
        Path log = program.log();
        try {
            if (Files.exists(log) && Files.size(log) > LOG_BYTES_MAX) {
                Files.move(
                        log,
                        log.resolveSibling(log.getFileName() + ".1"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            var builder = new ProcessBuilder(inItsOwnSession(program.command()));
            builder.environment().putAll(program.environment());
            return builder.redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ctrl-C in a terminal reaches the launcher alone, which then stops everything in order.
    private static List<String> inItsOwnSession(List<String> command) {
        var all = new ArrayList<String>();
        all.add("setsid");
        all.addAll(command);
        return all;
    }

    private void watch() {
        Duration backOff = BACK_OFF_MIN;
        try {
            while (true) {
                long startedAt = System.nanoTime();
                Process running = process;
                if (running != null) {
                    running.waitFor();
                }
                wasReady = false;
                process = null;
                if (System.nanoTime() - startedAt > STABLE_AFTER.toNanos()) {
                    backOff = BACK_OFF_MIN;
                }
                if (stopping.await(backOff.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                backOff = min(backOff.multipliedBy(2), BACK_OFF_MAX);
                restarts.incrementAndGet();
                process = spawn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /// Asks the program whether it is ready, and tells how it is doing.
    public Unit look() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return unit(Unit.State.RESTARTING, null);
        }
        if (program.isReady().getAsBoolean()) {
            wasReady = true;
            return unit(Unit.State.HEALTHY, running.pid());
        }
        return unit(wasReady ? Unit.State.UNHEALTHY : Unit.State.STARTING, running.pid());
    }

    private Unit unit(Unit.State state, @Nullable Long pid) {
        return new Unit(program.name(), state, program.port(), pid, restarts.get());
    }

    /// Asks the process to end, waits, and ends it by force when it does not.
    @Override
    public void close() {
        stopping.countDown();
        Process running = process;
        try {
            if (running != null && running.isAlive()) {
                program.askToStop().accept(running);
                if (!running.waitFor(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                    running.destroyForcibly().waitFor();
                }
            }
            stopped.await();
            // Between the last look and the stop a new process may have been started.
            Process late = process;
            if (late != null) {
                late.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
