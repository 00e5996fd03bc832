package io.glacis.range.leaksite;

import io.glacis.range.web.Site;
import io.glacis.range.web.SiteKind;
import io.glacis.range.world.Settings;
import io.glacis.range.world.World;
import io.glacis.range.world.WorldSite;
import java.nio.file.Path;

/// `kind: leaksite`, with `posts` (`title`, `group`, `discovered`, `published`, `website`,
/// `country`, `activity`, `description`, `url`).
public final class LeaksiteKind implements SiteKind {
    @Override
    public String kind() {
        return "leaksite";
    }

    @Override
    public Site build(WorldSite site, World world, Path workFolder) {
        return new LeaksiteSite(
                site.read().allow("posts").list("posts").stream().map(LeaksiteKind::read).toList());
    }

    private static LeaksiteSite.Post read(Settings entry) {
        entry.allow(
                "title",
                "group",
                "discovered",
                "published",
                "website",
                "country",
                "activity",
                "description",
                "url");
        return new LeaksiteSite.Post(
                entry.text("title"),
                entry.text("group"),
                entry.text("discovered"),
                entry.text("published", entry.text("discovered")),
                entry.text("website", ""),
                entry.text("country", ""),
                entry.text("activity", ""),
                entry.text("description", ""),
                entry.text("url", ""));
    }
}
