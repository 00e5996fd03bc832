package io.glacis.range;

import io.glacis.range.artifactory.ArtifactoryKind;
import io.glacis.range.codehost.CodehostKind;
import io.glacis.range.gitlab.GitLabKind;
import io.glacis.range.jenkins.JenkinsKind;
import io.glacis.range.leaksite.LeaksiteKind;
import io.glacis.range.page.DecoyKinds;
import io.glacis.range.page.HoneypotKind;
import io.glacis.range.page.HostileKind;
import io.glacis.range.page.PageKind;
import io.glacis.range.page.StaticKind;
import io.glacis.range.paste.PasteKind;
import io.glacis.range.registry.CtKind;
import io.glacis.range.registry.RdapKind;
import io.glacis.range.software.ProxyKind;
import io.glacis.range.storage.S3Kind;
import io.glacis.range.web.SiteKind;
import io.glacis.range.webhook.WebhookKind;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every kind of site that a world can name. A new kind is added here and nowhere else.
final class SiteKinds {
    private SiteKinds() {}

    static Map<String, SiteKind> byName(Clock clock) {
        List<SiteKind> all =
                List.of(
                        new PageKind(),
                        new StaticKind(),
                        new HoneypotKind(),
                        new HostileKind(),
                        new WebhookKind(),
                        new CtKind(clock),
                        new RdapKind(),
                        new ProxyKind(),
                        new JenkinsKind(),
                        new GitLabKind(),
                        new S3Kind(),
                        new ArtifactoryKind(),
                        new CodehostKind(),
                        new PasteKind(),
                        new LeaksiteKind());
        return Stream.concat(all.stream(), DecoyKinds.all().stream())
                .collect(
                        Collectors.toMap(
                                SiteKind::kind,
                                Function.identity(),
                                (one, _) -> {
                                    throw new IllegalStateException(one.kind() + " is taken");
                                },
                                TreeMap::new));
    }
}
