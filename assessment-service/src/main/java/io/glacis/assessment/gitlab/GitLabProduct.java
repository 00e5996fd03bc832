package io.glacis.assessment.gitlab;

import io.glacis.assessment.check.Product;
import io.glacis.assessment.check.Sight;
import io.glacis.assessment.web.Controls;
import io.glacis.assessment.web.Look;
import io.glacis.assessment.web.Page;
import io.glacis.assessment.web.Visit;
import java.util.List;

/// Recognises a GitLab: marks of its sign-in page, and the refusal of an API that always refuses.
public final class GitLabProduct implements Product {
    static final String NAME = "gitlab";
    static final String SIGN_IN = "/users/sign_in";

    private static final List<String> CONTEXTS = List.of("", "/gitlab");
    private static final String VERSION = "/api/v4/version";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String family() {
        return "code-host";
    }

    @Override
    public Sight find(Visit visit, Controls controls) {
        Sight otherwise = new Sight.Absent("no GitLab answers here");
        for (String context : CONTEXTS) {
            switch (visit.get(context + SIGN_IN)) {
                case Look.Unseen(var reason, var detail) ->
                        otherwise = new Sight.Unclear(reason, detail);
                case Look.Seen(var page) -> {
                    if (!isMarked(page)) {
                        continue;
                    }
                    Sight sight = proof(visit, context, page);
                    if (sight instanceof Sight.Found) {
                        return sight;
                    }
                    otherwise = sight;
                }
            }
        }
        return otherwise;
    }

    private static Sight proof(Visit visit, String context, Page signIn) {
        return switch (visit.get(context + VERSION)) {
            case Look.Unseen(var reason, var detail) -> new Sight.Unclear(reason, detail);
            case Look.Seen(var page) when isRefusal(page) ->
                    new Sight.Found(
                            context,
                            "",
                            List.of(
                                    signIn.exhibit(
                                            "<meta property=\"og:site_name\" content=\"GitLab\">"),
                                    page.exhibit("{\"message\":\"401 Unauthorized\"}")));
            case Look.Seen(var page) when page.isServerFault() ->
                    new Sight.Unclear(
                            io.glacis.contracts.UnknownReason.SOURCE_FAILING,
                            "GitLab answered " + page.status());
            case Look.Seen _ -> new Sight.Absent("marks of a GitLab, but no GitLab behind them");
        };
    }

    private static boolean isMarked(Page page) {
        boolean hasCookie =
                page.headers().all("Set-Cookie").stream()
                        .anyMatch(cookie -> cookie.startsWith("_gitlab_session="));
        boolean hasSiteName =
                page.html()
                        .map(html -> html.selectFirst("meta[property=og:site_name]"))
                        .filter(meta -> meta.attr("content").equals("GitLab"))
                        .isPresent();
        return hasSiteName || hasCookie || page.headers().has("X-Gitlab-Meta");
    }

    private static boolean isRefusal(Page page) {
        return page.status() == 401
                && page.json()
                        .filter(json -> json.path("message").asText("").equals("401 Unauthorized"))
                        .isPresent();
    }
}
