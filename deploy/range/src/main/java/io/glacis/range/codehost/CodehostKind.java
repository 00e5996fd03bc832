package io.glacis.range.codehost;

import io.glacis.range.web.Site;
import io.glacis.range.web.SiteKind;
import io.glacis.range.world.Settings;
import io.glacis.range.world.World;
import io.glacis.range.world.WorldSite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// `kind: codehost`: one site that answers as the web host and, below `api`, as the API host.
///
/// Settings: `web` and `api` (origins), `search-token` (when set, code search needs it),
/// `search-per-minute`, `repositories` (`name`, `description`, `fork`, `branch`, `commits` with
/// `author`, `date`, `message`, `files`, `delete`, `branch`) and `gists` (`id`, `owner`,
/// `description`, `created`, `files`).
public final class CodehostKind implements SiteKind {
    private static final int CORE_PER_HOUR = 5_000;
    private static final int SEARCH_PER_MINUTE = 30;

    @Override
    public String kind() {
        return "codehost";
    }

    @Override
    public Site build(WorldSite site, World world, Path workFolder) throws IOException {
        Settings settings =
                site.read()
                        .allow(
                                "web",
                                "api",
                                "search-token",
                                "search-per-minute",
                                "repositories",
                                "gists");
        List<CodeRepository> repositories = new ArrayList<>();
        for (Settings entry : settings.list("repositories")) {
            repositories.add(
                    CodeRepository.create(
                            entry, workFolder.resolve("repository-" + repositories.size())));
        }
        CodeApi api =
                new CodeApi(
                        settings.text("web"),
                        settings.text("api"),
                        settings.textOrNull("search-token"),
                        repositories,
                        settings.list("gists").stream().map(Gist::read).toList(),
                        new RateLimits(
                                CORE_PER_HOUR,
                                settings.integer("search-per-minute", SEARCH_PER_MINUTE),
                                InstantSource.system()));
        return new CodehostSite(settings.text("api"), api, repositories);
    }
}
