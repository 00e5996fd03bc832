package io.glacis.standalone.range;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.glacis.standalone.settings.Home;
import io.glacis.standalone.settings.Setting;
import io.glacis.standalone.stack.Installation;
import io.glacis.standalone.stack.Machine;
import io.glacis.standalone.terminal.Refusal;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The Range as a process of its own. It is never started again by itself: its counters are the
/// proof.
public final class RangeProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);
    private static final int BAD_WORLD = 2;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final Process process;
    private final Path errors;
    private final URI control;

    private RangeProcess(Process process, Path errors, URI control) {
        this.process = process;
        this.errors = errors;
        this.control = control;
    }

    /// Starts the Range with a shipped world or a world file.
    public static RangeProcess start(Machine machine, String world) {
        Home home = machine.home();
        Path errors = home.logs().resolve("range.log");
        int port = machine.settings().number(Setting.PORT_RANGE);
        var command = new ArrayList<>(List.of("setsid"));
        command.addAll(
                Installation.java(
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.timezone=UTC",
                        "-Dglacis.unit-of=" + home.folder(),
                        "-cp",
                        classPath(machine.installation()),
                        "io.glacis.range.RangeMain",
                        "up",
                        "--world=" + located(world),
                        "--home=" + home.egress(),
                        "--admin-port=" + port,
                        "--dns-port=" + machine.settings().number(Setting.PORT_RANGE_DNS)));
        try {
            Files.deleteIfExists(errors);
            Process process =
                    new ProcessBuilder(command)
                            .redirectInput(new File("/dev/null"))
                            .redirectError(errors.toFile())
                            .start();
            var range = new RangeProcess(process, errors, URI.create("http://127.0.0.1:" + port));
            Runtime.getRuntime().addShutdownHook(new Thread(range::close, "stop-range"));
            return range;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classPath(Installation installation) {
        Path target = installation.root().resolve("deploy/range/target");
        Path jar = target.resolve("glacis-range-0.1.0.jar");
        if (!Files.exists(jar)) {
            throw Refusal.missing("the Range is not built; start Glacis through its script.");
        }
        return jar + File.pathSeparator + target.resolve("range-app/lib") + "/*";
    }

    private static String located(String world) {
        Path file = Path.of(world);
        return Files.isRegularFile(file) ? file.toAbsolutePath().toString() : world;
    }

    /// Returns when the whole world answers. A world that does not read well is refused by its own
    /// words.
    public void awaitReady() {
        BufferedReader said = process.inputReader();
        try {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith("{") && JSON.readTree(line).path("ready").asBoolean()) {
                    return;
                }
            }
            int outcome = process.waitFor();
            String why = Files.readString(errors).strip();
            throw outcome == BAD_WORLD
                    ? Refusal.badInput("the world cannot be used: " + why)
                    : Refusal.fellShort("the Range ended with " + outcome + ": " + why);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.fellShort("interrupted while the Range was starting.");
        }
    }

    /// What runs: the world, its brand, how many names and hosts.
    public JsonNode status() {
        return get("/status");
    }

    /// What was sent to it.
    public JsonNode counters() {
        return get("/counters");
    }

    /// What a scan should find.
    public JsonNode truth() {
        return get("/truth");
    }

    /// What the planted credentials are called, by their masks.
    public JsonNode labels() {
        return get("/labels");
    }

    /// Forgets what was counted so far.
    public void reset() {
        send(
                HttpRequest.newBuilder(control.resolve("/reset"))
                        .POST(HttpRequest.BodyPublishers.noBody()));
    }

    private JsonNode get(String path) {
        try {
            return JSON.readTree(send(HttpRequest.newBuilder(control.resolve(path))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] send(HttpRequest.Builder request) {
        try {
            return http.send(
                            request.timeout(Duration.ofSeconds(30)).build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw Refusal.fellShort("the Range does not answer: " + e + "; see " + errors);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.fellShort("interrupted.");
        }
    }

    /// Blocks until the Range ends.
    public void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
