package io.glacis.assessment.jenkins;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import io.glacis.assessment.check.Product;
import io.glacis.assessment.check.Sight;
import io.glacis.assessment.web.Controls;
import io.glacis.assessment.web.Look;
import io.glacis.assessment.web.Page;
import io.glacis.assessment.web.Visit;
import java.util.List;

/// Recognises a Jenkins: its header, and one answer that only a Jenkins gives.
///
/// The header alone is no proof: proxies and static copies carry it too.
public final class JenkinsProduct implements Product {
    static final String NAME = "jenkins";
    static final String WHO_AM_I = "/whoAmI/api/json";

    private static final List<String> CONTEXTS = List.of("", "/jenkins", "/ci");
    private static final Pattern VERSION = Pattern.compile("[0-9][0-9A-Za-z.-]{0,30}");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sight find(Visit visit, Controls controls) {
        Sight otherwise = new Sight.Absent("no Jenkins answers here");
        for (String context : CONTEXTS) {
            switch (visit.land(context + "/login")) {
                case Look.Unseen(var reason, var detail) ->
                        otherwise = new Sight.Unclear(reason, detail);
                case Look.Seen(var login) -> {
                    if (!isMarked(login)) {
                        continue;
                    }
                    switch (proof(visit, context, login)) {
                        case Sight.Found found -> {
                            return found;
                        }
                        case Sight.Absent absent -> otherwise = absent;
                        case Sight.Unclear unclear -> otherwise = unclear;
                    }
                }
            }
        }
        return otherwise;
    }

    private static Sight proof(Visit visit, String context, Page login) {
        String path = context + WHO_AM_I;
        return switch (visit.get(path)) {
            case Look.Unseen(var reason, var detail) -> new Sight.Unclear(reason, detail);
            case Look.Seen(var page) when page.isServerFault() ->
                    new Sight.Unclear(
                            io.glacis.contracts.UnknownReason.SOURCE_FAILING,
                            "Jenkins answered " + page.status());
            case Look.Seen(var page) when isWhoAmI(page) || isWall(page) ->
                    new Sight.Found(
                            context,
                            version(login),
                            List.of(
                                    login.exhibit("(the sign-in page)"),
                                    page.exhibit("(who am I: anonymous)")));
            case Look.Seen _ ->
                    new Sight.Absent("headers of a Jenkins, but no Jenkins behind them");
        };
    }

    static boolean isMarked(Page page) {
        return page.headers().has("X-Jenkins") || page.headers().has("X-Hudson");
    }

    /// The login wall that names the permission which is missing.
    static boolean isWall(Page page) {
        return page.status() == 403 && page.header("X-Required-Permission").startsWith("hudson.");
    }

    private static boolean isWhoAmI(Page page) {
        JsonNode who = page.status() == 200 ? page.json().orElse(null) : null;
        return who != null
                && who.path("anonymous").isBoolean()
                && who.path("authenticated").isBoolean()
                && who.path("authorities").isArray()
                && who.path("name").isTextual();
    }

    private static String version(Page page) {
        String told = page.header("X-Jenkins");
        return VERSION.matches(told) ? told : "";
    }
}
