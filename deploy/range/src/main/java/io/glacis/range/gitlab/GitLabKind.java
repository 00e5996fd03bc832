package io.glacis.range.gitlab;

import io.glacis.range.web.Site;
import io.glacis.range.web.SiteKind;
import io.glacis.range.world.World;
import io.glacis.range.world.WorldSite;
import java.nio.file.Path;

/// `kind: gitlab`.
///
/// Settings: `mode` (`public-projects`, `public-logs`, `locked`, `signup-open`, `imitation`),
/// `version`, `signup`, and `projects[]{id, path, visibility, pipelines[]{id, status, ref,
/// jobs[]{id, name, stage, status, log}}}`.
public final class GitLabKind implements SiteKind {
    @Override
    public String kind() {
        return "gitlab";
    }

    @Override
    public Site build(WorldSite site, World world, Path workFolder) {
        Instance instance = Instance.read(site.read());
        return instance.mode() == Instance.Mode.IMITATION
                ? new LookAlike()
                : new GitLabSite(instance);
    }
}
