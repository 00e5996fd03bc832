package io.glacis.range.paste;

import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import io.glacis.range.web.Site;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers the scraping calls: a list of the newest pastes, and one paste as plain text.
final class PasteSite implements Site {
    /// One public paste.
    record Paste(
            String key, String title, Instant date, String user, String syntax, String content) {}

    private static final int LIMIT_MAX = 250;
    private static final int LIMIT_DEFAULT = 50;

    private final List<Paste> pastes;

    PasteSite(List<Paste> pastes) {
        this.pastes =
                pastes.stream()
                        .sorted(
                                Comparator.comparing(Paste::date)
                                        .reversed()
                                        .thenComparing(Paste::key))
                        .toList();
    }

    @Override
    public Reply answer(Request request) {
        return switch (request.path()) {
            case "/api_scraping.php" ->
                    Reply.json(
                            200,
                            pastes.stream()
                                    .limit(limit(request.parameter("limit")))
                                    .map(paste -> shown(paste, request.origin()))
                                    .toList());
            case "/api_scrape_item.php" -> raw(request.parameter("i"));
            default -> raw(request.path().replaceFirst("^/(raw/)?", ""));
        };
    }

    private Reply raw(@Nullable String key) {
        return pastes.stream()
                .filter(paste -> paste.key().equals(key))
                .findAny()
                .map(paste -> Reply.text(200, paste.content()))
                .orElseGet(() -> Reply.text(404, "Error, we cannot find this paste."));
    }

    private static int limit(@Nullable String given) {
        return given != null && given.matches("[0-9]{1,5}")
                ? Math.clamp(Integer.parseInt(given), 1, LIMIT_MAX)
                : LIMIT_DEFAULT;
    }

    private static Map<String, String> shown(Paste paste, String origin) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("scrape_url", origin + "/api_scrape_item.php?i=" + paste.key());
        shown.put("full_url", origin + "/" + paste.key());
        shown.put("date", Long.toString(paste.date().getEpochSecond()));
        shown.put("key", paste.key());
        shown.put(
                "size", Integer.toString(paste.content().getBytes(StandardCharsets.UTF_8).length));
        shown.put("expire", "0");
        shown.put("title", paste.title());
        shown.put("syntax", paste.syntax());
        shown.put("user", paste.user());
        shown.put("hits", "7");
        return shown;
    }
}
