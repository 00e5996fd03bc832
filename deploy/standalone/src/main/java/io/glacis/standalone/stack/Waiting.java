package io.glacis.standalone.stack;

import io.glacis.standalone.terminal.Console;
import io.glacis.standalone.terminal.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Waits until a starting platform is healthy, and tells a person what has become of its parts.
public final class Waiting {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final Console console;
    private final Machine machine;
    private final long startedAt = System.nanoTime();
    private final Map<String, Unit.State> said = new HashMap<>();

    public Waiting(Console console, Machine machine) {
        this.console = console;
        this.machine = machine;
    }

    /// Returns the seconds it took. Refuses when a part is not healthy in time.
    public double untilHealthy(Supplier<List<Unit>> units, Duration within) {
        while (true) {
            List<Unit> now = units.get();
            now.forEach(this::sayWhenChanged);
            if (!now.isEmpty() && now.stream().allMatch(Unit::isSettled)) {
                return seconds();
            }
            if (seconds() > within.toSeconds()) {
                throw Refusal.fellShort(
                        "not healthy after %d s: %s; the logs are in %s."
                                .formatted(
                                        within.toSeconds(), unsettled(now), machine.home().logs()));
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private static String unsettled(List<Unit> units) {
        return String.join(
                ", ",
                units.stream()
                        .filter(unit -> !unit.isSettled())
                        .map(unit -> unit.name() + " (" + unit.state().words() + ")")
                        .toList());
    }

    private void sayWhenChanged(Unit unit) {
        if (said.put(unit.name(), unit.state()) != unit.state()
                && unit.state() != Unit.State.STARTING) {
            console.note(
                    "%5.1f s  %-14s %s".formatted(seconds(), unit.name(), unit.state().words()));
        }
    }

    private double seconds() {
        return (System.nanoTime() - startedAt) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
