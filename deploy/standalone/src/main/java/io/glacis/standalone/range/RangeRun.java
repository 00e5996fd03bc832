package io.glacis.standalone.range;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.range.truth.Truth;
import io.glacis.standalone.scan.Portrait;
import io.glacis.standalone.scan.ReportingApi;
import io.glacis.standalone.scan.ScanRun;
import io.glacis.standalone.stack.Machine;
import io.glacis.standalone.stack.Platform;
import io.glacis.standalone.stack.Waiting;
import io.glacis.standalone.terminal.Console;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A platform and the Range beside it, both fresh, in this process's care.
public final class RangeRun {
    private static final Duration HEALTHY_WITHIN = Duration.ofMinutes(3);
    private static final Duration SCAN_WITHIN = Duration.ofMinutes(30);

    private final Console console;
    private final Machine machine;
    private final RangeProcess range;
    private final Platform platform;
    private final double healthySeconds;

    private RangeRun(
            Console console,
            Machine machine,
            RangeProcess range,
            Platform platform,
            double healthySeconds) {
        this.console = console;
        this.machine = machine;
        this.range = range;
        this.platform = platform;
        this.healthySeconds = healthySeconds;
    }

    /// Starts both and waits until they are healthy.
    public static RangeRun start(Console console, Machine own, String world) {
        Machine machine = own.demo();
        machine.home().create();
        Platform.requireStartable(machine);
        machine.home().clear();
        console.note("Starting the platform and the Range with world " + world);
        var waiting = new Waiting(console, machine);
        RangeProcess range = RangeProcess.start(machine, world);
        Platform platform = Platform.start(machine, range::awaitReady);
        double seconds = waiting.untilHealthy(platform::units, HEALTHY_WITHIN);
        return new RangeRun(console, machine, range, platform, seconds);
    }

    /// What a scan made, and how it did.
    record Outcome(Portrait portrait, RangeScore score) {}

    Outcome scan() {
        range.reset();
        Instant startedAt = Instant.now();
        Portrait portrait = scanOnly();
        Truth truth = RangeScore.truth(range.truth());
        var finds = new Finds(startedAt);
        finds.addAll(
                ReportingApi.of(machine),
                portrait.brand(),
                new FindingItems(range.labels()),
                asked(truth.of("discovery.attribution")));
        finds.addClosed(ClosedVerdicts.of(machine.brokers()));
        return new Outcome(portrait, RangeScore.of(range, truth, finds, portrait.scanSeconds()));
    }

    /// Declares the world's brand and scans it.
    public Portrait scanOnly() {
        JsonNode brand = range.status().path("brand");
        return new ScanRun(console, machine)
                .of(
                        new ScanRun.Declaration(
                                brand.path("name").asText(),
                                texts(brand.path("domains")),
                                texts(brand.path("excludes"))),
                        SCAN_WITHIN);
    }

    private static Set<String> asked(Truth.Expected expected) {
        var asked = new HashSet<>(expected.truth());
        asked.addAll(expected.decoys());
        asked.addAll(expected.neutral());
        return asked;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /// The machine with the home that this run has for itself.
    public Machine machine() {
        return machine;
    }

    double healthySeconds() {
        return healthySeconds;
    }

    void awaitClosed() throws InterruptedException {
        platform.awaitClosed();
    }
}
