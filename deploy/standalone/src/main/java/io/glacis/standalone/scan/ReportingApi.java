package io.glacis.standalone.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.glacis.standalone.stack.Machine;
import io.glacis.standalone.terminal.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// The platform's REST API, as this machine's command line uses it.
public final class ReportingApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
    private static final int TRIES = 40;
    private static final int PAGE = 500;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final URI base;
    private final String token;

    private ReportingApi(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /// The API of the platform that runs on this machine.
    public static ReportingApi of(Machine machine) {
        return new ReportingApi(machine.address().resolve("/api/v1/"), machine.cliToken());
    }

    /// Reads one object.
    public JsonNode get(String path) {
        return tree(send(request(path).GET().build()));
    }

    /// Sends an object and reads the answer.
    public JsonNode post(String path, Object body) {
        return tree(send(posting(path, body)));
    }

    /// Sends an object and reads the answer's bytes, a PDF for example.
    public byte[] download(String path, Object body) {
        return send(posting(path, body));
    }

    /// Reads bytes.
    public byte[] bytes(String path) {
        return send(request(path).GET().build());
    }

    /// Every item of a list, page after page.
    public List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        String separator = path.contains("?") ? "&" : "?";
        String next = "";
        do {
            JsonNode page = get(path + separator + "limit=" + PAGE + next);
            page.path("items").forEach(items::add);
            String token = page.path("next_page_token").asText("");
            next = token.isEmpty() ? "" : "&page_token=" + parameter(token);
        } while (!next.isEmpty());
        return items;
    }

    /// A value as it stands in a query.
    public static String parameter(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(ANSWER_WITHIN)
                .header("Authorization", "Bearer " + token);
    }

    private HttpRequest posting(String path, Object body) {
        try {
            return request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Asks again while reporting-service is being started again; anything else is final.
    private byte[] send(HttpRequest request) {
        IOException last = new IOException("no answer");
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                HttpResponse<byte[]> response =
                        http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (response.statusCode() < 300) {
                    return response.body();
                }
                if (response.statusCode() != 503) {
                    throw refusal(request, response);
                }
            } catch (IOException e) {
                last = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Refusal.fellShort("interrupted.");
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
        throw Refusal.fellShort(
                "the API at " + base + " does not answer (" + last + "); see `glacis status`.");
    }

    private static Refusal refusal(HttpRequest request, HttpResponse<byte[]> response) {
        String said = new String(response.body(), StandardCharsets.UTF_8);
        String sentence =
                "%s %s was refused with %d: %s"
                        .formatted(
                                request.method(),
                                request.uri().getPath(),
                                response.statusCode(),
                                problem(said));
        return response.statusCode() == 400 || response.statusCode() == 422
                ? Refusal.badInput(sentence)
                : Refusal.fellShort(sentence);
    }

    private static String problem(String said) {
        try {
            JsonNode problem = JSON.readTree(said);
            var words = new ArrayList<String>();
            words.add(problem.path("title").asText(said));
            words.add(problem.path("detail").asText(""));
            problem.path("errors")
                    .forEach(error ->
                            words.add(
                                    error.path("pointer").asText()
                                            + " "
                                            + error.path("detail").asText()));
            words.removeIf(String::isBlank);
            return String.join("; ", words);
        } catch (IOException e) {
            return said;
        }
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
