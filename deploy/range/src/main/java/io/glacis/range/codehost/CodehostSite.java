package io.glacis.range.codehost;

import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import io.glacis.range.web.Site;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/// The web host (clone, raw files, pages) and the API host of one code host.
final class CodehostSite implements Site, AutoCloseable {
    private final String apiOrigin;
    private final CodeApi api;
    private final List<CodeRepository> repositories;

    CodehostSite(String apiOrigin, CodeApi api, List<CodeRepository> repositories) {
        this.apiOrigin = apiOrigin;
        this.api = api;
        this.repositories = List.copyOf(repositories);
    }

    @Override
    public Reply answer(Request request) throws IOException {
        String path = request.decodedPath();
        if (request.origin().equals(apiOrigin)) {
            return api.answer(request, path);
        }
        if (path.startsWith("/api/v3/")) {
            return api.answer(request, path.substring("/api/v3".length()));
        }
        String[] parts = path.substring(1).split("/", 3);
        if (parts[0].equals("gist")) {
            return api.rawGist(path);
        }
        CodeRepository repository = parts.length < 2 ? null : repository(parts[0], parts[1]);
        if (repository == null) {
            return Reply.html(404, "<!doctype html><title>Page not found</title>");
        }
        return page(repository, parts.length < 3 ? "" : parts[2], request);
    }

    private static Reply page(CodeRepository repository, String rest, Request request)
            throws IOException {
        return switch (rest) {
            case "info/refs" -> SmartHttp.advertise(repository.git(), request);
            case "git-upload-pack" ->
                    request.method().equals("POST")
                            ? SmartHttp.upload(repository.git(), request)
                            : Reply.status(405);
            case "" ->
                    Reply.html(200, "<!doctype html><title>" + repository.fullName() + "</title>");
            default -> file(repository, rest);
        };
    }

    /// `raw/REVISION/PATH` is the bytes, `blob/REVISION/PATH` a page about them.
    private static Reply file(CodeRepository repository, String rest) {
        String[] parts = rest.split("/", 3);
        if (parts.length < 3 || !(parts[0].equals("raw") || parts[0].equals("blob"))) {
            return Reply.html(404, "<!doctype html><title>Page not found</title>");
        }
        Map<String, ObjectId> files = repository.files(parts[1]);
        ObjectId blob = files.get(parts[2]);
        if (blob == null) {
            return Reply.html(404, "<!doctype html><title>Page not found</title>");
        }
        return parts[0].equals("raw")
                ? Reply.bytes(200, "text/plain; charset=utf-8", repository.blob(blob))
                : Reply.html(200, "<!doctype html><title>" + repository.fullName() + "</title>");
    }

    private @Nullable CodeRepository repository(String owner, String name) {
        String bare = name.endsWith(".git") ? name.substring(0, name.length() - 4) : name;
        return repositories.stream()
                .filter(r -> r.owner().equalsIgnoreCase(owner) && r.name().equalsIgnoreCase(bare))
                .findAny()
                .orElse(null);
    }

    @Override
    public void close() {
        repositories.forEach(CodeRepository::close);
    }
}
