package io.glacis.range.page;

import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import io.glacis.range.web.Site;
import io.glacis.range.web.SiteKind;
import io.glacis.range.world.World;
import io.glacis.range.world.WorldSite;
import java.nio.file.Path;

/// `honeypot`: says yes to everything, with the marks of many products at once and the asked path
/// in the page, so that a check without a control believes it.
public final class HoneypotKind implements SiteKind {
    private static final String MARKS =
            """
            <div id="jenkins"><a href="/script">Script Console</a> Dashboard [Jenkins] Groovy script</div>
            <div class="gitlab">GitLab Community Edition <a href="/explore">Explore projects</a></div>
            <pre>{"_class":"hudson.model.Hudson","mode":"NORMAL","jobs":[{"name":"deploy"}]}</pre>
            <pre>[{"id":1,"path_with_namespace":"root/deploy","visibility":"public"}]</pre>
            <pre>[core]\n\trepositoryformatversion = 0\n[remote "origin"]</pre>
            <pre>DB_PASSWORD=hunter2\nAPP_KEY=base64:AAAA</pre>
            <pre>{"repositories":["library/app"]}</pre>
            <pre>phpinfo() PHP Version 7.4.3 &middot; Index of / &middot; root:x:0:0:root:/root:/bin/sh</pre>
            """;

    @Override
    public String kind() {
        return "honeypot";
    }

    @Override
    public Site build(WorldSite site, World world, Path workFolder) {
        site.read().allow();
        return HoneypotKind::answer;
    }

    private static Reply answer(Request request) {
        String path = DecoyKinds.reflected(request);
        Reply reply =
                switch (suffixOf(request.path())) {
                    case "json" -> json(request);
                    case "env" -> Reply.text(200, "DB_PASSWORD=hunter2\nJFROG_TOKEN=none\n");
                    default ->
                            Reply.html(
                                    200, Pages.html("Dashboard [Jenkins] " + path, path + MARKS));
                };
        return reply.withHeader("Server", "Apache/2.4.41 (Ubuntu)")
                .withHeader("X-Jenkins", "2.319.1")
                .withHeader("X-Hudson", "1.395")
                .withHeader("X-Gitlab-Meta", "{\"correlation_id\":\"0\",\"version\":\"1\"}")
                .withHeader("X-Powered-By", "PHP/7.4.3");
    }

    private static Reply json(Request request) {
        return Reply.bytes(
                200,
                "application/json",
                ("{\"_class\":\"hudson.model.Hudson\",\"jobs\":[{\"name\":\"deploy\",\"url\":\""
                                + request.origin()
                                + "/job/deploy/\"}],\"version\":\"15.0.0\",\"name\":\"honeypot\"}")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String suffixOf(String path) {
        if (path.endsWith("/json") || path.startsWith("/api/")) {
            return "json";
        }
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
