package io.glacis.assessment.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.assessment.evidence.Exhibit;
import io.glacis.platform.egress.Headers;
import io.glacis.platform.egress.HttpOutcome;
import io.glacis.platform.egress.WebUrl;
import io.glacis.platform.wire.Json;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// An answer, understood by structure. Everything in it is hostile.
public record Page(int status, Headers headers, String body, boolean truncated, WebUrl url) {
    /// Headers that say something about the product and stay the same from one answer to the next.
    private static final java.util.List<String> KEPT =
            java.util.List.of(
                    "Content-Type",
                    "X-Jenkins",
                    "X-Hudson",
                    "X-Required-Permission",
                    "X-Text-Size",
                    "Docker-Distribution-Api-Version",
                    "WWW-Authenticate",
                    "x-amz-bucket-region");

    private static final int HEADER_LENGTH_MAX = 200;

    static Page of(HttpOutcome.Answered answered) {
        return new Page(
                answered.status(),
                answered.headers(),
                answered.body().text(),
                answered.truncated(),
                answered.url());
    }

    /// The first value of a header, or empty text.
    public String header(String name) {
        return headers.first(name).orElse("");
    }

    /// The body as JSON: only where the server calls it so and it parses whole.
    public Optional<JsonNode> json() {
        String media = headers.mediaType();
        if (truncated || !(media.equals("application/json") || media.endsWith("+json"))) {
            return Optional.empty();
        }
        try {
            JsonNode parsed = Json.mapper().readTree(body);
            return Optional.ofNullable(parsed).filter(node -> !node.isMissingNode());
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    /// The body as HTML: only where the server calls it so.
    public Optional<Document> html() {
        String media = headers.mediaType();
        return media.equals("text/html") || media.equals("application/xhtml+xml")
                ? Optional.of(Jsoup.parse(body, url.text()))
                : Optional.empty();
    }

    /// Whether the server calls it plain text.
    public boolean isPlainText() {
        return headers.mediaType().equals("text/plain");
    }

    /// Whether the body begins as a page does, whatever the server calls it.
    public boolean looksLikeMarkup() {
        String start = body.stripLeading();
        return start.startsWith("<") || headers.mediaType().equals("text/html");
    }

    /// Where a redirect leads, when it is one that can be read.
    public Optional<WebUrl> location() {
        return status >= 300 && status < 400
                ? headers.first("Location").flatMap(url::resolve)
                : Optional.empty();
    }

    /// Whether it leads to a sign-in: a page of that name here, or another origin altogether.
    public boolean sendsToSignIn() {
        return location()
                .map(to -> !to.origin().equals(url.origin()) || SIGN_IN.matcher(to.path()).find())
                .orElse(false);
    }

    private static final com.google.re2j.Pattern SIGN_IN =
            com.google.re2j.Pattern.compile("(?i)/(log-?in|sign[-_]?in|auth|oauth2?|saml|sso)\\b");

    /// Whether the server wants to know who asks.
    public boolean wantsSignIn() {
        return status == 401 || status == 407 || sendsToSignIn();
    }

    /// Whether the server itself is broken.
    public boolean isServerFault() {
        return status >= 500;
    }

    /// This exchange as evidence, with the part of the body that proves something.
    public Exhibit exhibit(String proof) {
        Map<String, String> kept = new TreeMap<>();
        for (String name : KEPT) {
            headers.first(name)
                    .ifPresent(value ->
                            kept.put(
                                    name,
                                    value.substring(
                                            0, Math.min(value.length(), HEADER_LENGTH_MAX))));
        }
        location().ifPresent(to -> kept.put("Location", to.origin().text() + to.path()));
        return new Exhibit("GET", url.text(), status, kept, proof);
    }
}
