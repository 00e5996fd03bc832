package io.glacis.range.software;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A process of this machine that listens on loopback. It ends with the Range, also when the Range
/// is killed: the kernel then tells it (`setpriv --pdeathsig`).
final class LocalProcess implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofSeconds(30);
    private static final Duration STOP_MAX = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(50);

    // The kernel's signal comes when the thread that started the process ends, so that thread never
    // does.
    private static final ExecutorService STARTER =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("range-processes").factory());

    private final Process process;

    private LocalProcess(Process process) {
        this.process = process;
    }

    /// The executable of this name on the path, or in the folders where daemons live.
    static Optional<Path> find(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        List<String> folders = new ArrayList<>(Arrays.asList(path.split(":", -1)));
        folders.addAll(List.of("/usr/local/bin", "/usr/bin", "/usr/sbin"));
        return folders.stream()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return probe.getLocalPort();
        }
    }

    static LocalProcess start(
            Path executable, List<String> arguments, Map<String, String> environment, Path folder)
            throws IOException {
        List<String> command = new ArrayList<>();
        find("setpriv")
                .ifPresent(setpriv ->
                        command.addAll(List.of(setpriv.toString(), "--pdeathsig", "TERM", "--")));
        command.add(executable.toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("output.log").toFile());
        try {
            return new LocalProcess(STARTER.submit(builder::start).get());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting " + executable, e);
        }
    }

    long pid() {
        return process.pid();
    }

    /// Waits until the process answers 200, for at most 30 seconds.
    void awaitReady(URI at) throws IOException {
        long deadline = System.nanoTime() + START_MAX.toNanos();
        HttpRequest request = HttpRequest.newBuilder(at).timeout(Duration.ofSeconds(2)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < deadline) {
                if (!process.isAlive()) {
                    throw new IOException("process ended with exit code " + process.exitValue());
                }
                if (answers(client, request)) {
                    return;
                }
                Thread.sleep(POLL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + at, e);
        }
        throw new IOException("process did not answer at " + at + " within " + START_MAX);
    }

    private static boolean answers(HttpClient client, HttpRequest request)
            throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException | UncheckedIOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
