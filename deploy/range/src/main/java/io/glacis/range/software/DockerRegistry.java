package io.glacis.range.software;

import io.glacis.range.world.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Docker's registry without authentication, with a few images in it.
final class DockerRegistry implements Program {
    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String IMAGE = "application/vnd.docker.container.image.v1+json";

    @Override
    public String name() {
        return "docker-registry";
    }

    @Override
    public String aptPackage() {
        return "docker-registry";
    }

    @Override
    public Launch prepare(Settings settings, String origin, int port, Path folder)
            throws IOException {
        settings.allow("program", "images");
        for (String image : settings.texts("images")) {
            if (!image.matches("[a-z0-9]+([._/-][a-z0-9]+)*:[A-Za-z0-9_.-]+")) {
                throw settings.error("images", "must be like team/app:1.0, was " + image);
            }
        }
        Path config = folder.resolve("registry.yml");
        Files.writeString(
                config,
                """
                version: 0.1
                log: {level: error}
                storage:
                  cache: {blobdescriptor: inmemory}
                  filesystem: {rootdirectory: "%s"}
                http:
                  addr: 127.0.0.1:%d
                  relativeurls: true
                  secret: range
                  headers:
                    X-Content-Type-Options: [nosniff]
                """
                        .formatted(folder.resolve("blobs"), port));
        return new Launch(
                List.of("serve", config.toString()),
                Map.of("GOMAXPROCS", "1", "OTEL_TRACES_EXPORTER", "none"));
    }

    @Override
    public String readyPath() {
        return "/v2/";
    }

    @Override
    public void fill(Settings settings, URI at) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String image : settings.texts("images")) {
                int colon = image.lastIndexOf(':');
                push(client, at, image.substring(0, colon), image.substring(colon + 1));
            }
        }
    }

    private static void push(HttpClient client, URI at, String repository, String tag)
            throws IOException, InterruptedException {
        byte[] config =
                "{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}"
                        .getBytes(StandardCharsets.UTF_8);
        String digest = digestOf(config);
        URI base = at.resolve("/v2/" + repository + "/");
        HttpResponse<Void> opened =
                send(
                        client,
                        HttpRequest.newBuilder(base.resolve("blobs/uploads/"))
                                .POST(BodyPublishers.noBody()));
        String location = opened.headers().firstValue("Location").orElseThrow();
        String more = (location.contains("?") ? "&" : "?") + "digest=" + digest;
        send(
                client,
                HttpRequest.newBuilder(base.resolve(location + more))
                        .header("Content-Type", "application/octet-stream")
                        .PUT(BodyPublishers.ofByteArray(config)));
        String manifest =
                """
                {"schemaVersion":2,"mediaType":"%s","config":{"mediaType":"%s","size":%d,"digest":"%s"},"layers":[]}\
                """
                        .formatted(MANIFEST, IMAGE, config.length, digest);
        send(
                client,
                HttpRequest.newBuilder(base.resolve("manifests/" + tag))
                        .header("Content-Type", MANIFEST)
                        .PUT(BodyPublishers.ofString(manifest)));
    }

    private static HttpResponse<Void> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<Void> response = client.send(request.build(), BodyHandlers.discarding());
        if (response.statusCode() >= 300) {
            throw new IOException("docker-registry refused an image: " + response.statusCode());
        }
        return response;
    }

    private static String digestOf(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
