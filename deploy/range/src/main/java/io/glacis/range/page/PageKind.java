package io.glacis.range.page;

import io.glacis.range.web.Header;
import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import io.glacis.range.web.Site;
import io.glacis.range.web.SiteKind;
import io.glacis.range.world.Settings;
import io.glacis.range.world.World;
import io.glacis.range.world.WorldSite;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `page`: one web page, with a 404 for every other path unless `files` has it.
public final class PageKind implements SiteKind {
    @Override
    public String kind() {
        return "page";
    }

    @Override
    public Site build(WorldSite site, World world, Path workFolder) {
        Settings s =
                site.read()
                        .allow(
                                "title",
                                "status",
                                "headers",
                                "html",
                                "links",
                                "generator",
                                "favicon",
                                "redirect",
                                "files");
        List<Header> headers = Pages.headers(s);
        Map<String, Reply> replies = new LinkedHashMap<>();
        replies.put("/", front(site, s));
        if (s.has("favicon")) {
            replies.put(
                    "/favicon.ico",
                    Reply.bytes(
                            200,
                            "image/x-icon",
                            s.text("favicon").getBytes(StandardCharsets.UTF_8)));
        }
        for (String path : s.textKeys("files")) {
            replies.put(path, Pages.file(s, "files", path));
        }
        replies.replaceAll((_, reply) -> reply.withHeaders(headers));
        Reply missing = Pages.notFound().withHeaders(headers);
        return new Paths(replies, missing);
    }

    private static Reply front(WorldSite site, Settings s) {
        String redirect = s.textOrNull("redirect");
        if (redirect != null) {
            return Reply.redirect(s.integer("status", 302), redirect);
        }
        String title = s.text("title", site.host());
        StringBuilder body =
                new StringBuilder(s.text("html", "<h1>" + Pages.escaped(title) + "</h1>"));
        for (String link : s.texts("links")) {
            String to = Pages.escaped(link);
            body.append("<p><a href=\"").append(to).append("\">").append(to).append("</a></p>");
        }
        String generator = s.textOrNull("generator");
        String html = Pages.html(title, body.toString());
        if (generator != null) {
            html =
                    html.replace(
                            "</head>",
                            "<meta name=\"generator\" content=\""
                                    + Pages.escaped(generator)
                                    + "\"></head>");
        }
        return Reply.html(s.integer("status", 200), html);
    }

    /// Answers from a map of paths.
    record Paths(Map<String, Reply> replies, @Nullable Reply otherwise) implements Site {
        @Override
        public Reply answer(Request request) {
            boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
            Reply reply = replies.get(request.decodedPath());
            if (reply == null) {
                return otherwise == null ? Pages.notFound() : otherwise;
            }
            return reads ? reply : Reply.status(405).withHeader("Allow", "GET, HEAD");
        }
    }
}
