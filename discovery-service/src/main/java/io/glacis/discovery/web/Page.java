package io.glacis.discovery.web;

import io.glacis.platform.egress.HttpOutcome;
import io.glacis.platform.egress.WebUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// An answer read as a page. Everything in it is hostile text: bounded and stripped of controls.
///
/// @param text what a reader of the source sees, for names inside it
/// @param words the words that a visitor sees, numbers left out
/// @param scripts scripts of the page's own origin, in their order
/// @param icon where its icon is
record Page(
        String title,
        String generator,
        String text,
        List<String> words,
        List<WebUrl> scripts,
        Optional<WebUrl> icon,
        boolean hasLogin) {
    private static final int TITLE_LENGTH_MAX = 200;
    private static final int TEXT_LENGTH_MAX = 1 << 20;
    private static final int WORDS_MAX = 5_000;
    private static final int SCRIPTS_MAX = 50;

    /// Reads an answer, whatever it is.
    static Page of(HttpOutcome.Answered answered) {
        String text = answered.body().first(TEXT_LENGTH_MAX).text();
        String type = answered.headers().mediaType();
        boolean isHtml =
                type.contains("html") || (type.isEmpty() && text.stripLeading().startsWith("<"));
        return isHtml ? html(answered, text) : plain(text);
    }

    private static Page plain(String text) {
        return new Page("", "", text, words(text), List.of(), Optional.empty(), false);
    }

    private static Page html(HttpOutcome.Answered answered, String text) {
        Document document = Jsoup.parse(text);
        List<WebUrl> scripts = new ArrayList<>();
        for (Element script : document.select("script[src]")) {
            answered.url()
                    .resolve(script.attr("src"))
                    .filter(url -> url.origin().equals(answered.url().origin()))
                    .filter(_ -> scripts.size() < SCRIPTS_MAX)
                    .ifPresent(scripts::add);
        }
        Element generator = document.selectFirst("meta[name=generator]");
        return new Page(
                shown(document.title()),
                generator == null ? "" : shown(generator.attr("content")),
                text,
                words(document.text()),
                scripts,
                icon(document, answered.url()),
                document.selectFirst("input[type=password]") != null);
    }

    private static Optional<WebUrl> icon(Document document, WebUrl page) {
        Element link = document.selectFirst("link[rel~=(?i)^(shortcut )?icon$]");
        return page.resolve(link == null ? "/favicon.ico" : link.attr("href"))
                .filter(url -> url.origin().equals(page.origin()));
    }

    /// Text from outside on one line without controls and marks of direction.
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .limit(TITLE_LENGTH_MAX)
                .forEach(shown::appendCodePoint);
        return shown.toString().strip();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}0-9]+", WORDS_MAX)) {
            if (words.size() < WORDS_MAX - 1
                    && word.chars().allMatch(Character::isLetter)
                    && !word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
