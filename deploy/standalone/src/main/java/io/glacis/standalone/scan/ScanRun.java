package io.glacis.standalone.scan;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.standalone.stack.Machine;
import io.glacis.standalone.terminal.Console;
import io.glacis.standalone.terminal.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// One scan of one brand, from the declaration to a quiet pipeline.
public final class ScanRun {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration REST_WITHIN = Duration.ofMinutes(2);

    private final Console console;
    private final Machine machine;
    private final ReportingApi api;

    public ScanRun(Console console, Machine machine) {
        this.console = console;
        this.machine = machine;
        this.api = ReportingApi.of(machine);
    }

    /// What a person says about a brand.
    public record Declaration(String name, List<String> domains, List<String> excludes) {}

    /// Declares the brand unless it is there already, scans it and waits for all that follows.
    public Portrait of(Declaration declaration, Duration within) {
        String brand = brand(declaration);
        long startedAt = System.nanoTime();
        String scan = api.post("brands/" + brand + "/scans", Map.of()).path("id").asText();
        console.note("Scanning " + declaration.name() + " (scan " + scan + ")");
        double firstFinding = follow(brand, scan, startedAt, within);
        new Backlogs(machine.settings()).awaitQuiet(REST_WITHIN);
        JsonNode rating = ratingOf(brand, scan);
        double scanSeconds = seconds(startedAt);
        List<JsonNode> findings = api.all("findings?brand=" + brand);
        ScanProgress ended = ScanProgress.of(api.get("scans/" + scan));
        return new Portrait(
                brand,
                new Portrait.Scan(scan, ended.isCompleted(), ended.settled()),
                new Portrait.Rating(
                        rating.path("score").asDouble(-1), rating.path("grade").asText("?")),
                Portrait.bySeverity(findings),
                scanSeconds,
                firstFinding,
                savePdf(brand, declaration.name()));
    }

    private Path savePdf(String brand, String name) {
        byte[] pdf = api.download("brands/" + brand + "/reports/executive", Map.of());
        Path file =
                machine.home()
                        .reports()
                        .resolve("executive-" + name.replaceAll("[^A-Za-z0-9.-]", "_") + ".pdf");
        try {
            return Files.write(file, pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String brand(Declaration declaration) {
        Optional<String> known =
                api.all("brands").stream()
                        .filter(brand -> brand.path("name").asText().equals(declaration.name()))
                        .map(brand -> brand.path("id").asText())
                        .findFirst();
        return known.orElseGet(() -> declare(declaration));
    }

    private String declare(Declaration declaration) {
        return api.post(
                        "brands",
                        Map.of(
                                "name", declaration.name(),
                                "domains", declaration.domains(),
                                "excludes", declaration.excludes(),
                                "consent", true))
                .path("id")
                .asText();
    }

    /// Returns when the scan is complete, with the seconds until the first finding.
    private double follow(String brand, String scan, long startedAt, Duration within) {
        var display = new ProgressDisplay(console);
        double firstFinding = -1;
        while (true) {
            ScanProgress progress = ScanProgress.of(api.get("scans/" + scan));
            display.show(progress);
            if (firstFinding < 0 && hasFinding(brand)) {
                firstFinding = seconds(startedAt);
            }
            if (progress.isCompleted()) {
                display.end();
                return firstFinding;
            }
            if (seconds(startedAt) > within.toSeconds()) {
                display.end();
                throw Refusal.fellShort(
                        "the scan was not complete after %d s (%d of %d tasks); see `glacis status` and %s."
                                .formatted(
                                        within.toSeconds(),
                                        progress.settled(),
                                        progress.known(),
                                        machine.home().logs()));
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private boolean hasFinding(String brand) {
        return !api.get("findings?limit=1&brand=" + brand).path("items").isEmpty();
    }

    /// The rating that was computed from this scan or a later one.
    private JsonNode ratingOf(String brand, String scan) {
        long deadline = System.nanoTime() + REST_WITHIN.toNanos();
        while (true) {
            JsonNode rating = api.get("brands/" + brand + "/rating");
            if (rating.hasNonNull("score")) {
                return rating;
            }
            if (System.nanoTime() > deadline) {
                throw Refusal.fellShort("no rating was computed from scan " + scan + ".");
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private static double seconds(long since) {
        return Math.round((System.nanoTime() - since) / 1e8) / 10.0;
    }
}
