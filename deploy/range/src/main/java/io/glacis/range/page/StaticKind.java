package io.glacis.range.page;

import io.glacis.range.web.Header;
import io.glacis.range.web.Reply;
import io.glacis.range.web.Site;
import io.glacis.range.web.SiteKind;
import io.glacis.range.world.Settings;
import io.glacis.range.world.World;
import io.glacis.range.world.WorldSite;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `static`: files by path; every other path is a 404.
public final class StaticKind implements SiteKind {
    @Override
    public String kind() {
        return "static";
    }

    @Override
    public Site build(WorldSite site, World world, Path workFolder) {
        Settings s = site.read().allow("files", "headers");
        List<Header> headers = Pages.headers(s);
        Map<String, Reply> replies = new LinkedHashMap<>();
        for (String path : s.textKeys("files")) {
            if (!path.startsWith("/")) {
                throw s.error("files." + path, "must start with /");
            }
            replies.put(path, Pages.file(s, "files", path).withHeaders(headers));
        }
        return new PageKind.Paths(replies, Pages.notFound().withHeaders(headers));
    }
}
