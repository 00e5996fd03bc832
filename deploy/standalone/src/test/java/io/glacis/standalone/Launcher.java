package io.glacis.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.glacis.standalone.settings.Setting;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// The packaged launcher with a home and ports of its own.
final class Launcher implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<Process> started = new ArrayList<>();

    Launcher(Path home) throws IOException {
        this.home = home;
        environment.put("GLACIS_HOME", home.toString());
        var held = new ArrayList<ServerSocket>();
        for (Setting each : Setting.values()) {
            if (each.key().startsWith("glacis.port.")) {
                var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                environment.put(each.variable(), Integer.toString(socket.getLocalPort()));
            }
        }
        for (ServerSocket each : held) {
            each.close();
        }
    }

    Path home() {
        return home;
    }

    int port(Setting setting) {
        return Integer.parseInt(environment.get(setting.variable()));
    }

    void set(Setting setting, String value) {
        environment.put(setting.variable(), value);
    }

    /// What a command ended with and printed.
    record Ended(int exitCode, String out, String err) {
        JsonNode json() throws IOException {
            return JSON.readTree(out);
        }
    }

    Process start(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx384m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dglacis.root=" + System.getProperty("glacis.root"),
                        "-jar",
                        Path.of("target", "glacis-standalone.jar").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process =
                builder.redirectInput(new File("/dev/null"))
                        .redirectOutput(out(started.size()).toFile())
                        .redirectError(err(started.size()).toFile())
                        .start();
        started.add(process);
        return process;
    }

    private Path out(int number) {
        return home.resolveSibling(home.getFileName() + "." + number + ".out");
    }

    private Path err(int number) {
        return home.resolveSibling(home.getFileName() + "." + number + ".err");
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        int number = started.indexOf(process);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Ended(
                process.exitValue(), Files.readString(out(number)), Files.readString(err(number)));
    }

    /// The one JSON object that a command that goes on running has printed by now.
    JsonNode awaitAnswer(Process process, Duration within) throws IOException {
        int number = started.indexOf(process);
        await().atMost(within)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> !process.isAlive() || Files.readString(out(number)).endsWith("}\n"));
        String said = Files.readString(out(number), StandardCharsets.UTF_8);
        assertThat(said).as(() -> "the launcher said: " + read(err(number))).startsWith("{");
        return JSON.readTree(said);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// Every process that names this home.
    List<String> processes() {
        return ProcessHandle.allProcesses()
                .map(process -> Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                .filter(Files::exists)
                .map(Launcher::read)
                .filter(command -> command.contains(home.toString() + "/"))
                .map(command -> command.replace('\0', ' '))
                .toList();
    }

    @Override
    public void close() throws InterruptedException {
        for (Process each : started) {
            each.destroy();
            if (!each.waitFor(60, TimeUnit.SECONDS)) {
                each.destroyForcibly().waitFor();
            }
        }
    }
}
