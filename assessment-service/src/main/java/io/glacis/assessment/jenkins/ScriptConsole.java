package io.glacis.assessment.jenkins;

import io.glacis.assessment.check.Sight;
import io.glacis.assessment.check.WebApp;
import io.glacis.assessment.web.Page;
import org.jsoup.nodes.Element;

/// The script console as a page: looked at, never used.
final class ScriptConsole {
    static final String PROOF = "<form action=\"script\"><textarea name=\"script\">";

    private ScriptConsole() {}

    static String path(Sight.Found found) {
        return found.context() + "/script";
    }

    /// Whether the page is the console's form itself, and no page that quotes it.
    static boolean isForm(WebApp app, Page page) {
        if (page.status() != 200 || !JenkinsProduct.isMarked(page) || app.controls().isMiss(page)) {
            return false;
        }
        Element area =
                page.html()
                        .map(html -> html.selectFirst("form textarea[name=script]"))
                        .orElse(null);
        Element form = area == null ? null : area.closest("form");
        return form != null
                && form.attr("method").equalsIgnoreCase("post")
                && (form.attr("action").isEmpty() || form.attr("action").endsWith("script"));
    }
}
