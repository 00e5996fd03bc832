package io.glacis.range.codehost;

import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which part of a list a request asked for, and the `Link` header that leads on.
record Page(int number, int size) {
    private static final int SIZE_MAX = 100;
    private static final int SIZE_DEFAULT = 30;

    static Page of(Request request) {
        return new Page(
                Math.max(1, number(request.parameter("page"), 1)),
                Math.clamp(number(request.parameter("per_page"), SIZE_DEFAULT), 1, SIZE_MAX));
    }

    private static int number(@Nullable String text, int otherwise) {
        return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : otherwise;
    }

    <T> List<T> of(List<T> all) {
        int from = (int) Math.min(all.size(), (number - 1L) * size);
        return all.subList(from, Math.min(all.size(), from + size));
    }

    Reply linked(Reply reply, Request request, int total) {
        int last = Math.max(1, (total + size - 1) / size);
        List<String> links = new ArrayList<>();
        if (number < last) {
            links.add(link(request, number + 1, "next"));
            links.add(link(request, last, "last"));
        }
        if (number > 1) {
            links.add(link(request, 1, "first"));
            links.add(link(request, number - 1, "prev"));
        }
        return links.isEmpty() ? reply : reply.withHeader("Link", String.join(", ", links));
    }

    private String link(Request request, int page, String relation) {
        StringBuilder query = new StringBuilder();
        String given = request.query() == null ? "" : request.query();
        for (String pair : given.split("&", -1)) {
            if (!pair.isEmpty() && !pair.startsWith("page=")) {
                query.append(pair).append('&');
            }
        }
        return "<%s%s?%spage=%d>; rel=\"%s\""
                .formatted(request.origin(), request.path(), query, page, relation);
    }
}
