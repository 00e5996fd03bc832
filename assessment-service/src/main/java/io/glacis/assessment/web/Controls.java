package io.glacis.assessment.web;

import io.glacis.contracts.WebOrigin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an origin does when nothing special is asked: looked at before any verdict.
///
/// @param canary a name that nobody has
/// @param root the look at `/`
/// @param misses how it answers names that cannot exist
/// @param reflects whether it repeats the request in its answer
/// @param sendsAwayTo the other origin to which it sends everything, if it does
public record Controls(
        String canary,
        Look root,
        List<Miss> misses,
        boolean reflects,
        @Nullable WebOrigin sendsAwayTo) {
    /// One answer to a name that cannot exist.
    record Miss(Likeness likeness, String body) {}

    public Controls {
        misses = List.copyOf(misses);
    }

    /// Looks at the root and at two names that nobody has.
    ///
    /// @param canary a name of twenty letters that nobody has, other than in the scan before
    public static Controls of(Visit visit, String canary) {
        Look root = visit.get("/");
        if (root instanceof Look.Unseen) {
            return new Controls(canary, root, List.of(), false, null);
        }
        List<Miss> misses = new ArrayList<>();
        boolean reflects = false;
        String marker = new StringBuilder(canary).reverse().toString();
        for (String path :
                List.of("/" + canary + "?q=" + marker, "/" + marker + "/" + canary + ".json")) {
            if (visit.get(path) instanceof Look.Seen(var page)) {
                misses.add(new Miss(Likeness.of(page, canary, marker), page.body()));
                reflects |= page.body().contains(marker) || page.body().contains(canary);
            }
        }
        return new Controls(canary, root, misses, reflects, awayFrom(visit, root, misses));
    }

    /// Whether a page is what this origin says when it has nothing.
    public boolean isMiss(Page page) {
        if (page.status() == 404 || page.status() == 410) {
            return true;
        }
        String path = page.url().path();
        Likeness likeness = Likeness.of(page, path);
        return misses.stream()
                .anyMatch(miss ->
                        miss.likeness().isLike(likeness)
                                || (miss.likeness().status() == page.status()
                                        && !page.body().isEmpty()
                                        && miss.body().equals(page.body())));
    }

    /// The body without lines that only repeat the request.
    public String quiet(Page page) {
        if (!reflects) {
            return page.body();
        }
        String path = page.url().path();
        return String.join("\n", page.body().lines().filter(line -> !line.contains(path)).toList());
    }

    private static @Nullable WebOrigin awayFrom(Visit visit, Look root, List<Miss> misses) {
        if (!(root instanceof Look.Seen(var page)) || misses.isEmpty()) {
            return null;
        }
        return page.location()
                .map(io.glacis.platform.egress.WebUrl::origin)
                .filter(to -> !to.equals(visit.origin()))
                .filter(to ->
                        misses.stream()
                                .allMatch(miss ->
                                        miss.likeness().location().startsWith(to.text() + "/")))
                .orElse(null);
    }
}
