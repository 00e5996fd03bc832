package io.glacis.investigation.secrets;

import com.google.re2j.Matcher;
import io.glacis.investigation.secrets.Find.Span;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One search through one text, and through what is encoded in it.
final class Pass {
    private static final int DEPTH_MAX = 3;
    private static final int FINDS_MAX = 2_000;
    private static final int NEL = 0x7f;
    private static final int NOT_TEXT_FROM = 0xfffd;

    private final Detector detector;
    private final byte[] text;
    private final String path;
    private final Instant now;
    private final int depth;
    private final List<Find> finds = new ArrayList<>();

    Pass(Detector detector, byte[] text, String path, Instant now, int depth) {
        this.detector = detector;
        this.text = text;
        this.path = path;
        this.now = now;
        this.depth = depth;
    }

    List<Find> finds() {
        return finds;
    }

    /// Tries the rule on the window whose keywords end in `at` to `at + reach`.
    void verify(Rule rule, int at) {
        if (finds.size() >= FINDS_MAX
                || (rule.path() != null && !rule.path().matcher(path).find())) {
            return;
        }
        int from = Math.max(0, at - rule.back());
        int to = Math.min(text.length, at + 2 * rule.reach());
        String window = new String(Arrays.copyOfRange(text, from, to), StandardCharsets.ISO_8859_1);
        Matcher matcher = rule.pattern().matcher(window);
        int next = 0;
        while (next <= window.length() && matcher.find(next)) {
            next = Math.max(matcher.end(), next + 1);
            boolean isCut = matcher.end() == window.length() && to < text.length;
            if (!isCut) {
                accept(rule, matcher, from);
            }
        }
    }

    private void accept(Rule rule, Matcher matcher, int from) {
        int group = rule.group() > 0 ? rule.group() : firstGroup(matcher);
        if (matcher.start(group) < 0) {
            return;
        }
        String raw = matcher.group(group);
        Span span = new Span(from + matcher.start(group), from + matcher.end(group));
        if (isAllowed(rule, raw)) {
            return;
        }
        switch (rule.decode()) {
            case NONE -> add(rule, utf8(raw), span, named(matcher, "user"), named(matcher, "host"));
            case BASIC -> basic(rule, decoded(raw).orElse(""), span);
            case BASE64 -> inside(rule, decoded(raw).orElse(""), span, null);
            case NESTED ->
                    nested(decoded(raw).orElse(""))
                            .forEach(find -> finds.add(find.within(span, null, 0)));
        }
    }

    private void basic(Rule rule, String pair, Span span) {
        int colon = pair.indexOf(':');
        if (colon > 0) {
            inside(rule, pair.substring(colon + 1), span, pair.substring(0, colon));
        }
    }

    /// What stands inside is a token of a known family, or is the secret itself.
    private void inside(Rule rule, String inner, Span span, @Nullable String user) {
        if (inner.isEmpty() || !isText(inner) || isAllowed(rule, inner)) {
            return;
        }
        List<Find> known = nested(inner);
        known.forEach(find -> finds.add(find.within(span, user, rule.specificity())));
        if (known.isEmpty()) {
            add(rule, inner, span, user, null);
        }
    }

    private List<Find> nested(String inner) {
        return depth >= DEPTH_MAX || !isText(inner)
                ? List.of()
                : detector.scan(
                        new Pass(
                                detector,
                                inner.getBytes(StandardCharsets.UTF_8),
                                path,
                                now,
                                depth + 1));
    }

    private void add(
            Rule rule, String secret, Span span, @Nullable String user, @Nullable String host) {
        if (Entropy.of(secret) > rule.entropyMin()) {
            finds.add(
                    new Find(
                            rule.id(),
                            rule.family(),
                            Secret.of(secret),
                            span,
                            user,
                            host,
                            rule.hostUse(),
                            rule.specificity(),
                            rule.judge().judge(secret, now)));
        }
    }

    byte[] text() {
        return text;
    }

    private static boolean isAllowed(Rule rule, String candidate) {
        String lower = candidate.toLowerCase(Locale.ROOT);
        return rule.stopwords().stream().anyMatch(lower::contains)
                || rule.allowed().stream().anyMatch(p -> p.matcher(candidate).find());
    }

    private static int firstGroup(Matcher matcher) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.start(group) >= 0) {
                return group;
            }
        }
        return 0;
    }

    private static @Nullable String named(Matcher matcher, String name) {
        return matcher.pattern().namedGroups().containsKey(name) ? matcher.group(name) : null;
    }

    private static Optional<String> decoded(String raw) {
        String standard = raw.replace('-', '+').replace('_', '/').replace("=", "");
        try {
            return Optional.of(
                    new String(Base64.getDecoder().decode(standard), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isText(String inner) {
        return inner.chars()
                .allMatch(c ->
                        c == '\n'
                                || c == '\r'
                                || c == '\t'
                                || (c >= ' ' && c < NOT_TEXT_FROM && c != NEL));
    }

    private static String utf8(String latin) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
