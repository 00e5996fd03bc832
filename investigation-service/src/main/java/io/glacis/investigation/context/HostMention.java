package io.glacis.investigation.context;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.glacis.contracts.Hostname;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A place in a text that names a host.
///
/// @param path what follows the host in an address, or empty text
record HostMention(Hostname host, int start, String path) {
    private static final String DOTTED = "([a-z0-9][a-z0-9-]{0,62}(?:\\.[a-z0-9-]{1,63}){1,8})";
    private static final String HOST = "([a-z0-9][a-z0-9.-]{1,252})";
    private static final List<Pattern> FORMS =
            List.of(
                    Pattern.compile(
                            "(?i)\\bhttps?://(?:[^\\s/@\"'<>]{1,600}@)?"
                                    + HOST
                                    + "(?::[0-9]{1,5})?(/[^\\s\"'<>]{0,300})?"),
                    Pattern.compile(
                            "(?im)(?:^|[\\s\"'])//"
                                    + HOST
                                    + "(?::[0-9]{1,5})?(/[^\\s\"'=]{0,300})"),
                    Pattern.compile(
                            "(?i)\""
                                    + DOTTED
                                    + "(?::[0-9]{1,5})?(/[^\"]{0,300})?\"\\s{0,4}:\\s{0,4}\\{"),
                    Pattern.compile(
                            "(?i)\\blogin\\s{1,4}(?:-\\S{1,40}\\s{1,4}\\S{1,600}\\s{1,4}){0,4}"
                                    + DOTTED
                                    + "()"),
                    Pattern.compile(
                            "(?i)\\b([a-z0-9-]{0,50}artifactory[a-z0-9-]{0,50}"
                                    + "(?:\\.[a-z0-9-]{1,63}){1,8})()"),
                    Pattern.compile("(?i)\\bmachine\\s{1,8}" + HOST + "()"),
                    Pattern.compile(
                            "(?i)(?:host(?:name)?|server|registry|url|domain|endpoint|repo(?:sitory)?)"
                                + "[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?"
                                    + DOTTED
                                    + "(?::[0-9]{1,5})?(/[^\\s\"']{0,300})?"));
    private static final Pattern REPOSITORY =
            Pattern.compile("/artifactory/(?:api/[a-z]{2,12}/)?([A-Za-z0-9._-]{1,100})");

    /// Hosts that stand in files of everybody and own no secret of anybody's.
    private static final Set<String> EVERYBODYS =
            Set.of(
                    "apache.org",
                    "www.w3.org",
                    "maven.org",
                    "plugins.gradle.org",
                    "services.gradle.org",
                    "json.schemastore.org",
                    "npmjs.org",
                    "jcenter.bintray.com",
                    "schemas.microsoft.com");

    private static boolean isEverybodys(Hostname host) {
        return EVERYBODYS.stream().anyMatch(site -> ("." + host.text()).endsWith("." + site));
    }

    /// Every mention in the text.
    static List<HostMention> in(String text) {
        List<HostMention> mentions = new ArrayList<>();
        for (Pattern form : FORMS) {
            Matcher matcher = form.matcher(text);
            while (matcher.find()) {
                String path = matcher.group(2) == null ? "" : matcher.group(2);
                int start = matcher.start(1);
                hostname(matcher.group(1))
                        .filter(host -> !isEverybodys(host))
                        .ifPresent(host -> mentions.add(new HostMention(host, start, path)));
            }
        }
        return mentions;
    }

    /// The name of this text, when it is one of at least two labels.
    static Optional<Hostname> hostname(String text) {
        try {
            Hostname host = new Hostname(text);
            return host.depth() >= 2 ? Optional.of(host) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Whether an Artifactory is likely to answer here.
    boolean isArtifactory() {
        return path.contains("/artifactory")
                || host.text().contains("artifactory")
                || host.text().endsWith(".jfrog.io");
    }

    /// The key of an Artifactory repository in the path.
    Optional<String> repository() {
        Matcher matcher = REPOSITORY.matcher(path);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
