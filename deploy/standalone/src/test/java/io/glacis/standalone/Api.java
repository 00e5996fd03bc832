package io.glacis.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/// The API of a platform under test.
record Api(HttpClient http, URI base, Path tokenFile) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Api at(int port, Path home) {
        return new Api(
                HttpClient.newHttpClient(),
                URI.create("http://127.0.0.1:" + port + "/api/v1/"),
                home.resolve("keys").resolve("cli-token"));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send(request(path).GET()).body());
    }

    JsonNode post(String path) throws IOException, InterruptedException {
        return JSON.readTree(
                send(request(path)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .body());
    }

    private HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + Files.readString(tokenFile).strip());
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
