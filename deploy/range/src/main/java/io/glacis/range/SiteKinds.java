package io.glacis.range;

import io.glacis.range.artifactory.ArtifactoryKind;
import io.glacis.range.codehost.CodehostKind;
import io.glacis.range.gitlab.GitLabKind;
import io.glacis.range.jenkins.JenkinsKind;
import io.glacis.range.leaksite.LeaksiteKind;
import io.glacis.range.paste.PasteKind;
import io.glacis.range.storage.S3Kind;
import io.glacis.range.web.SiteKind;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every kind of site that a world can name. A new kind is added here and nowhere else.
final class SiteKinds {
    private static final List<SiteKind> ALL =
            List.of(
                    // core
                    new JenkinsKind(),
                    new GitLabKind(),
                    new S3Kind(),
                    new ArtifactoryKind(),
                    new CodehostKind(),
                    new PasteKind(),
                    new LeaksiteKind());

    private SiteKinds() {}

    static Map<String, SiteKind> byName() {
        return ALL.stream().collect(Collectors.toMap(SiteKind::kind, Function.identity()));
    }
}
