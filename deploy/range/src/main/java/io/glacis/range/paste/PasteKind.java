package io.glacis.range.paste;

import io.glacis.range.web.Site;
import io.glacis.range.web.SiteKind;
import io.glacis.range.world.Settings;
import io.glacis.range.world.World;
import io.glacis.range.world.WorldSite;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/// `kind: paste`, with `pastes` (`key`, `title`, `date`, `user`, `syntax`, `content`), newest
/// first.
public final class PasteKind implements SiteKind {
    @Override
    public String kind() {
        return "paste";
    }

    @Override
    public Site build(WorldSite site, World world, Path workFolder) {
        return new PasteSite(
                site.read().allow("pastes").list("pastes").stream().map(PasteKind::read).toList());
    }

    private static PasteSite.Paste read(Settings entry) {
        entry.allow("key", "title", "date", "user", "syntax", "content");
        try {
            return new PasteSite.Paste(
                    entry.text("key"),
                    entry.text("title", "Untitled"),
                    Instant.parse(entry.text("date")),
                    entry.text("user", ""),
                    entry.text("syntax", "text"),
                    entry.text("content"));
        } catch (DateTimeParseException e) {
            throw entry.error("date", "must be like 2024-05-01T10:00:00Z");
        }
    }
}
