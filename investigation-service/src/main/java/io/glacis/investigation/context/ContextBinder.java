package io.glacis.investigation.context;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.glacis.contracts.Hostname;
import io.glacis.investigation.secrets.Find;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says for each find of one text where the secret is used and by whom.
///
/// What the find itself says counts first, then the same element of Maven's settings, then the
/// nearest address: likely Artifactories before other hosts where the secret is Artifactory's.
/// Equal texts always give equal contexts.
public final class ContextBinder {
    private static final int LINES_MAX = 40;
    private static final int USER_LINES_MAX = 6;
    private static final Pattern USER =
            Pattern.compile(
                    "(?i)(?:\\buser(?:_?name|_?id)?|[_.-]user(?:_?name)?|\\blogin)"
                            + "[\"'>]?\\s{0,3}[:=>(]?\\s{0,3}[\"']?([a-z0-9][a-z0-9._@+-]{0,99})");
    private static final Pattern CURL_USER =
            Pattern.compile(
                    "(?:^|\\s)(?:-u|--user|--username)[\\s=]{1,3}[\"']?([A-Za-z0-9._@+-]{1,100})");
    private static final Pattern URL_USER =
            Pattern.compile("(?i)\\bhttps?://([a-z0-9._+-]{1,100}):[^\\s/@\"'<>]{1,600}@");
    private static final Pattern SUBJECT_USER =
            Pattern.compile("/users/([A-Za-z0-9._@+-]{1,100})$");

    private final String text;
    private final List<HostMention> mentions;

    public ContextBinder(byte[] bytes) {
        this.text = new String(bytes, StandardCharsets.ISO_8859_1);
        this.mentions = HostMention.in(text);
    }

    public Context bind(Find find) {
        Context maven = MavenServers.at(text, find.span().start()).orElse(Context.NONE);
        String user = userOf(find, maven);
        if (find.host() != null) {
            Hostname host = HostMention.hostname(find.host()).orElse(null);
            return new Context(
                    host, user, nearest(find).flatMap(HostMention::repository).orElse(null));
        }
        if (maven.host() != null) {
            return new Context(maven.host(), user, maven.repository());
        }
        HostMention nearest = nearest(find).orElse(null);
        return nearest == null
                ? new Context(null, user, null)
                : new Context(nearest.host(), user, nearest.repository().orElse(null));
    }

    private Optional<HostMention> nearest(Find find) {
        boolean isArtifactorys = find.family().startsWith("artifactory");
        int at = find.span().start();
        return mentions.stream()
                .filter(mention -> lines(mention.start(), at) <= LINES_MAX)
                .min(
                        Comparator.comparing(
                                        (HostMention m) -> isArtifactorys && !m.isArtifactory())
                                .thenComparingInt(m -> lines(m.start(), at))
                                .thenComparing(m -> m.start() > at)
                                .thenComparingInt(m -> Math.abs(m.start() - at))
                                .thenComparing(HostMention::host));
    }

    private @Nullable String userOf(Find find, Context maven) {
        if (find.user() != null) {
            return find.user();
        }
        if (maven.user() != null) {
            return maven.user();
        }
        String subject = find.judgement().facts().getOrDefault("subject", "");
        Matcher inSubject = SUBJECT_USER.matcher(subject);
        return inSubject.find() ? inSubject.group(1) : nearestUser(find.span().start());
    }

    private @Nullable String nearestUser(int at) {
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (Pattern form : List.of(URL_USER, CURL_USER, USER)) {
            Matcher users = form.matcher(text);
            int from = lineStart(at, USER_LINES_MAX);
            while (users.find(from)) {
                int start = users.start(1);
                if (start > at && lines(start, at) > USER_LINES_MAX) {
                    break;
                }
                if (Math.abs(start - at) < bestDistance) {
                    best = users.group(1);
                    bestDistance = Math.abs(start - at);
                }
                from = users.end();
            }
        }
        return best;
    }

    private int lineStart(int at, int linesBack) {
        int start = at;
        for (int i = 0; i <= linesBack && start > 0; i++) {
            start = text.lastIndexOf('\n', start - 1);
        }
        return Math.max(0, start);
    }

    /// How many line breaks stand between two places; stops counting where it is far anyway.
    private int lines(int one, int other) {
        int count = 0;
        int end = Math.max(one, other);
        int next = text.indexOf('\n', Math.min(one, other));
        while (next >= 0 && next < end && count <= LINES_MAX) {
            count++;
            next = text.indexOf('\n', next + 1);
        }
        return count;
    }
}
