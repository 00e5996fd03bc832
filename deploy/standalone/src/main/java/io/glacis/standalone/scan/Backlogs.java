package io.glacis.standalone.scan;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.glacis.contracts.Service;
import io.glacis.standalone.settings.Settings;
import io.glacis.standalone.terminal.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/// Whether anything is still on its way between the services.
public final class Backlogs {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    private static final int QUIET_LOOKS = 3;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final Settings settings;

    public Backlogs(Settings settings) {
        this.settings = settings;
    }

    /// Waits until every service has been quiet at several looks in a row.
    public void awaitQuiet(Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        int quietLooks = 0;
        while (quietLooks < QUIET_LOOKS) {
            if (System.nanoTime() > deadline) {
                throw Refusal.fellShort(
                        "the services did not come to rest within %d s."
                                .formatted(within.toSeconds()));
            }
            quietLooks = isQuiet() ? quietLooks + 1 : 0;
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private boolean isQuiet() {
        return Arrays.stream(Service.values()).allMatch(this::isQuiet);
    }

    private boolean isQuiet(Service service) {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + settings.port(service)
                                                + "/internal/backlog"))
                        .timeout(Duration.ofSeconds(10))
                        .build();
        try {
            HttpResponse<byte[]> response =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() == 200
                    && JSON.readTree(response.body()).path("quiet").asBoolean();
        } catch (IOException e) {
            return false; // it is being started again
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.fellShort("interrupted.");
        }
    }
}
