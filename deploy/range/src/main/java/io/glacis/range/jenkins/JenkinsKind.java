package io.glacis.range.jenkins;

import io.glacis.range.web.Site;
import io.glacis.range.web.SiteKind;
import io.glacis.range.world.World;
import io.glacis.range.world.WorldSite;
import java.nio.file.Path;

/// `kind: jenkins`.
///
/// Settings: `mode` (`no-security`, `anonymous-read`, `logs-public`, `locked`, `imitation`, `sso`),
/// `version`, `context` (such as `/jenkins`), `signup`, and `jobs[]{name, description,
/// builds[]{number, result, log}, jobs[]}`. A job with jobs is a folder.
public final class JenkinsKind implements SiteKind {
    @Override
    public String kind() {
        return "jenkins";
    }

    @Override
    public Site build(WorldSite site, World world, Path workFolder) {
        Controller controller = Controller.read(site.read());
        return switch (controller.mode()) {
            case NO_SECURITY, ANONYMOUS_READ, LOGS_PUBLIC, LOCKED -> new JenkinsSite(controller);
            case IMITATION, SSO -> new LookAlike(controller);
        };
    }
}
