package io.glacis.range.codehost;

import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;

/// Code search over the default branches, as GitHub offers it: at most 1,000 hits, paged.
final class CodeSearch {
    private static final int HITS_MAX = 1_000;
    private static final int FILE_BYTES_MAX = 384 * 1024;
    private static final int FRAGMENT_AROUND = 60;

    private final List<CodeRepository> repositories;
    private final CodeViews views;

    CodeSearch(List<CodeRepository> repositories, CodeViews views) {
        this.repositories = repositories;
        this.views = views;
    }

    Reply answer(Request request, CodeQuery query) {
        String accept = request.first("accept");
        boolean fragments = accept != null && accept.contains("text-match");
        List<Map<String, Object>> items = new ArrayList<>();
        for (CodeRepository repository : repositories) {
            if (!repository.isFork()) {
                repository
                        .files()
                        .forEach((path, blob) ->
                                addHit(items, query, repository, path, blob, fragments));
            }
        }
        Page page = Page.of(request);
        int reachable = Math.min(items.size(), HITS_MAX);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("total_count", items.size());
        body.put("incomplete_results", false);
        body.put("items", page.of(items.subList(0, reachable)));
        return page.linked(Reply.json(200, body), request, reachable);
    }

    private void addHit(
            List<Map<String, Object>> items,
            CodeQuery query,
            CodeRepository repository,
            String path,
            ObjectId blob,
            boolean fragments) {
        byte[] bytes = repository.blob(blob);
        String content = new String(bytes, StandardCharsets.UTF_8);
        if (bytes.length > FILE_BYTES_MAX || !query.matches(repository, path, content)) {
            return;
        }
        Map<String, Object> item = views.file(repository, path, blob);
        if (fragments && !query.words().isEmpty()) {
            item.put("text_matches", List.of(fragment(item, content, query.words().getFirst())));
        }
        items.add(item);
    }

    private static Map<String, Object> fragment(
            Map<String, Object> item, String content, String word) {
        int at = content.toLowerCase(Locale.ROOT).indexOf(word);
        int from = Math.max(0, at - FRAGMENT_AROUND);
        int to = Math.min(content.length(), at + word.length() + FRAGMENT_AROUND);
        Map<String, Object> match = new LinkedHashMap<>();
        match.put("object_url", item.get("url"));
        match.put("object_type", "FileContent");
        match.put("property", "content");
        match.put("fragment", content.substring(from, to));
        match.put(
                "matches",
                List.of(
                        Map.of(
                                "text",
                                content.substring(at, at + word.length()),
                                "indices",
                                List.of(at - from, at - from + word.length()))));
        return match;
    }
}
