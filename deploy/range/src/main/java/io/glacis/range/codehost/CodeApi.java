package io.glacis.range.codehost;

import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The REST API: search, repositories, users and gists.
final class CodeApi {
    private final String webOrigin;
    private final @Nullable String searchToken;
    private final List<CodeRepository> repositories;
    private final List<Gist> gists;
    private final RateLimits limits;
    private final CodeViews views;
    private final CodeSearch search;

    CodeApi(
            String webOrigin,
            String apiOrigin,
            @Nullable String searchToken,
            List<CodeRepository> repositories,
            List<Gist> gists,
            RateLimits limits) {
        this.webOrigin = webOrigin;
        this.searchToken = searchToken;
        this.repositories = List.copyOf(repositories);
        this.gists = List.copyOf(gists);
        this.limits = limits;
        this.views = new CodeViews(webOrigin, apiOrigin);
        this.search = new CodeSearch(this.repositories, views);
    }

    Reply answer(Request request, String path) {
        if (path.equals("/search/code")) {
            return limits.counted("code_search", () -> searchCode(request));
        }
        return limits.counted("core", () -> route(request, path));
    }

    Reply rawGist(String path) {
        String[] parts = path.split("/", 6);
        for (Gist gist : gists) {
            if (parts.length == 6 && gist.id().equals(parts[3])) {
                String content = gist.files().get(parts[5]);
                return content == null ? notFound() : Reply.text(200, content);
            }
        }
        return notFound();
    }

    private Reply searchCode(Request request) {
        String query = request.parameter("q");
        if (searchToken != null
                && !("Bearer " + searchToken).equals(request.first("authorization"))) {
            return Reply.json(
                    401,
                    Map.of(
                            "message",
                            "Requires authentication",
                            "errors",
                            List.of(Map.of("message", "Must be authenticated"))));
        }
        if (query == null || query.isBlank() || query.length() > CodeQuery.LENGTH_MAX) {
            return Reply.json(422, Map.of("message", "Validation Failed"));
        }
        return search.answer(request, CodeQuery.parse(query));
    }

    private Reply route(Request request, String path) {
        String[] parts = path.substring(1).split("/", 5);
        return switch (parts[0]) {
            case "repos" -> parts.length < 3 ? notFound() : repository(request, parts);
            case "users", "orgs" ->
                    parts.length == 3 && parts[2].equals("repos")
                            ? listed(
                                    request,
                                    repositories.stream()
                                            .filter(r -> r.owner().equalsIgnoreCase(parts[1]))
                                            .map(views::repository)
                                            .toList())
                            : notFound();
            case "gists" -> gist(request, parts);
            case "rate_limit" -> Reply.json(200, Map.of("resources", Map.of()));
            default -> notFound();
        };
    }

    private Reply gist(Request request, String[] parts) {
        if (parts.length == 2 && parts[1].equals("public")) {
            return listed(request, gists.stream().map(g -> g.shown(webOrigin, false)).toList());
        }
        return gists.stream()
                .filter(g -> parts.length == 2 && g.id().equals(parts[1]))
                .findAny()
                .map(g -> Reply.json(200, g.shown(webOrigin, true)))
                .orElseGet(CodeApi::notFound);
    }

    private Reply repository(Request request, String[] parts) {
        CodeRepository repository =
                repositories.stream()
                        .filter(r -> r.fullName().equalsIgnoreCase(parts[1] + "/" + parts[2]))
                        .findAny()
                        .orElse(null);
        if (repository == null) {
            return notFound();
        }
        if (parts.length == 3) {
            return Reply.json(200, views.repository(repository));
        }
        String rest = parts.length == 5 ? parts[4] : "";
        String revision = request.parameter("ref");
        return switch (parts[3]) {
            case "contents" ->
                    found(
                            views.content(
                                    repository,
                                    revision == null ? repository.branch() : revision,
                                    rest));
            case "commits" ->
                    rest.isEmpty()
                            ? listed(
                                    request,
                                    new ArrayList<>(
                                            views.commits(repository, request.parameter("sha"))))
                            : found(views.commit(repository, rest));
            case "branches" -> listed(request, views.branches(repository));
            default -> notFound();
        };
    }

    private static Reply listed(Request request, List<Map<String, Object>> all) {
        Page page = Page.of(request);
        return page.linked(Reply.json(200, page.of(all)), request, all.size());
    }

    private static Reply found(@Nullable Map<String, Object> shown) {
        return shown == null ? notFound() : Reply.json(200, shown);
    }

    private static Reply notFound() {
        return Reply.json(404, new LinkedHashMap<>(Map.of("message", "Not Found")));
    }
}
