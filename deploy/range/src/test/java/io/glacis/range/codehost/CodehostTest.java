package io.glacis.range.codehost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpServer;
import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import io.glacis.range.world.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodehostTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String WORLD =
            """
            repositories:
              - name: contractor/build
                commits:
                  - author: Jo Doe <jo@contractor.example>
                    date: 2023-05-01T10:00:00Z
                    message: Start
                    files:
                      settings.xml: "<password>hunter2</password> artifactory.acme.example"
                      readme.md: "for acme.example"
                  - author: Jo Doe <jo@contractor.example>
                    date: 2023-05-02T10:00:00Z
                    message: Remove the password
                    files: {settings.xml: "<password/> artifactory.acme.example"}
                  - author: Jo Doe <jo@contractor.example>
                    date: 2023-05-03T10:00:00Z
                    message: Try
                    branch: attempt
                    files: {attempt.txt: "a"}
            gists:
              - {id: aa11, owner: jo, created: "2023-06-01T00:00:00Z", files: {x.env: "A=1"}}
            """;

    @TempDir Path folder;
    private CodehostSite site;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        Settings settings = new Settings("test.yaml", "", YAML.readTree(WORLD));
        CodeRepository repository =
                CodeRepository.create(
                        settings.list("repositories").getFirst(), folder.resolve("repository"));
        String api = "https://api.code.example";
        site =
                new CodehostSite(
                        api,
                        new CodeApi(
                                "https://code.example",
                                api,
                                null,
                                List.of(repository),
                                List.of(Gist.read(settings.list("gists").getFirst())),
                                new RateLimits(100, 2, InstantSource.system())),
                        List.of(repository));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    Map<String, List<String>> headers = new TreeMap<>();
                    exchange.getRequestHeaders()
                            .forEach(
                                    (k, v) -> headers.put(k.toLowerCase(java.util.Locale.ROOT), v));
                    Reply reply =
                            site.answer(
                                    new Request(
                                            exchange.getRequestMethod(),
                                            "https",
                                            "code.example",
                                            443,
                                            exchange.getRequestURI().getRawPath(),
                                            exchange.getRequestURI().getRawQuery(),
                                            headers,
                                            exchange.getRequestBody().readAllBytes()));
                    reply.headers()
                            .forEach(h -> exchange.getResponseHeaders().add(h.name(), h.value()));
                    exchange.sendResponseHeaders(reply.status(), reply.body().length);
                    exchange.getResponseBody().write(reply.body());
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        site.close();
    }

    @Test
    void a_repository_is_cloned_with_its_whole_history() throws GitAPIException, IOException {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/contractor/build.git";
        try (Git git =
                Git.cloneRepository()
                        .setURI(url)
                        .setBare(true)
                        .setDirectory(folder.resolve("clone").toFile())
                        .call()) {
            List<RevCommit> commits = new java.util.ArrayList<>();
            git.log().all().call().forEach(commits::add);
            ObjectId old =
                    Objects.requireNonNull(
                            git.getRepository().resolve("refs/heads/main~1:settings.xml"));

            assertThat(commits).hasSize(3);
            assertThat(git.getRepository().open(old).getBytes())
                    .asString(StandardCharsets.UTF_8)
                    .contains("hunter2");
        }
    }

    @Test
    void code_search_finds_what_stands_on_the_default_branch() throws IOException {
        JsonNode found = get("/search/code?q=%22acme.example%22");
        JsonNode gone = get("/search/code?q=hunter2");

        assertThat(found.path("total_count").intValue()).isEqualTo(2);
        assertThat(found.at("/items/0/repository/clone_url").textValue())
                .isEqualTo("https://code.example/contractor/build.git");
        assertThat(gone.path("total_count").intValue()).isZero();
    }

    @Test
    void a_spent_window_is_refused_with_the_seconds_to_wait() throws IOException {
        get("/search/code?q=a");
        get("/search/code?q=a");
        Reply third = site.answer(request("/search/code", "q=a"));

        assertThat(third.status()).isEqualTo(403);
        assertThat(third.headers())
                .anyMatch(h -> h.name().equals("Retry-After"))
                .anyMatch(h -> h.name().equals("X-RateLimit-Remaining") && h.value().equals("0"));
    }

    @Test
    void lists_are_paged_with_links() throws IOException {
        Reply first = site.answer(request("/repos/contractor/build/commits", "per_page=1"));

        assertThat(first.headers())
                .anyMatch(h ->
                        h.name().equals("Link") && h.value().contains("page=2>; rel=\"next\""));
        assertThat(get("/gists/aa11").at("/files/x.env/content").textValue()).isEqualTo("A=1");
    }

    private JsonNode get(String target) throws IOException {
        String[] parts = target.split("\\?", 2);
        return YAML.readTree(
                site.answer(request(parts[0], parts.length == 2 ? parts[1] : null)).body());
    }

    private static Request request(String path, String query) {
        return new Request(
                "GET", "https", "api.code.example", 443, path, query, Map.of(), new byte[0]);
    }
}
