package io.glacis.range.page;

import io.glacis.range.web.Header;
import io.glacis.range.web.Reply;
import io.glacis.range.world.Settings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// HTML pages and what surrounds them.
final class Pages {
    private Pages() {}

    static String html(String title, String body) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
                + escaped(title)
                + "</title></head>\n<body>"
                + body
                + "</body></html>\n";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static Reply notFound() {
        return Reply.html(404, html("404 Not Found", "<h1>Not Found</h1>"));
    }

    static List<Header> headers(Settings settings) {
        List<Header> headers = new ArrayList<>();
        settings.textMap("headers")
                .forEach((name, value) -> {
                    try {
                        headers.add(new Header(name, value));
                    } catch (IllegalArgumentException e) {
                        throw settings.error("headers." + name, e.getMessage());
                    }
                });
        return headers;
    }

    /// What a path answers: a text, or an object `{body | base64, contentType, status, headers}`.
    static Reply file(Settings holder, String field, String path) {
        if (holder.raw(field).path(path).isTextual()) {
            return Reply.bytes(
                    200,
                    typeOf(path),
                    holder.object(field).text(path).getBytes(StandardCharsets.UTF_8));
        }
        Settings file =
                holder.object(field)
                        .object(path)
                        .allow("body", "base64", "contentType", "status", "headers");
        byte[] body;
        try {
            body =
                    file.has("base64")
                            ? Base64.getDecoder().decode(file.text("base64"))
                            : file.text("body", "").getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw file.error("base64", "is not base64");
        }
        return Reply.bytes(
                        file.integer("status", 200), file.text("contentType", typeOf(path)), body)
                .withHeaders(headers(file));
    }

    private static String typeOf(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        int dot = lower.lastIndexOf('.');
        return switch (dot < lower.lastIndexOf('/') ? "" : lower.substring(Math.max(0, dot))) {
            case "", ".html", ".htm" -> "text/html;charset=utf-8";
            case ".json", ".map" -> "application/json";
            case ".js" -> "text/javascript";
            case ".css" -> "text/css";
            case ".xml" -> "application/xml";
            case ".svg" -> "image/svg+xml";
            case ".ico" -> "image/x-icon";
            case ".png" -> "image/png";
            case ".txt" -> "text/plain;charset=utf-8";
            default -> "application/octet-stream";
        };
    }
}
