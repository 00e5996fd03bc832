package io.glacis.range.artifactory;

import io.glacis.range.token.Tokens;
import io.glacis.range.web.Site;
import io.glacis.range.web.SiteKind;
import io.glacis.range.world.Settings;
import io.glacis.range.world.World;
import io.glacis.range.world.WorldSite;
import java.io.IOException;
import java.nio.file.Path;

/// `kind: artifactory`, with `version`, `anonymous`, `service-id`, `tokens` (`token`, `user`,
/// `status: valid | expired | revoked`, `admin`) and `repositories` (`key`, `type`, `package`,
/// `anonymous`).
public final class ArtifactoryKind implements SiteKind {
    @Override
    public String kind() {
        return "artifactory";
    }

    @Override
    public Site build(WorldSite site, World world, Path workFolder) throws IOException {
        Settings settings =
                site.read().allow("version", "anonymous", "service-id", "tokens", "repositories");
        String serviceId = settings.text("service-id", "jfac@01g5hek6kb00000000000range");
        return new ArtifactorySite(
                settings.text("version", "7.77.5"),
                serviceId,
                settings.flag("anonymous", false),
                new Accounts(settings.list("tokens")),
                settings.list("repositories").stream().map(ArtifactorySite.Repo::read).toList(),
                RootCertificate.der(new Tokens(world.name()).keys(), serviceId));
    }
}
