package io.glacis.assessment.web;

import java.util.Locale;

/// The shape of a page, to tell whether two answers are the same one but for small print.
///
/// @param location where it redirects to, without the query
/// @param simhash 64 bits over its words
record Likeness(int status, String media, String title, String location, int words, long simhash) {
    private static final int DISTANCE_MAX = 6;
    private static final int WORDS_SLACK_PERCENT = 10;

    /// The shape of a page, with the names of the request itself left out.
    static Likeness of(Page page, String... echoed) {
        String text = page.body();
        for (String echo : echoed) {
            text = text.replace(echo, "");
        }
        int[] votes = new int[Long.SIZE];
        int words = 0;
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
            if (!word.isEmpty()) {
                words++;
                vote(votes, mixed(word));
            }
        }
        long simhash = 0;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            simhash |= votes[bit] > 0 ? 1L << bit : 0;
        }
        return new Likeness(
                page.status(),
                page.headers().mediaType(),
                page.html().map(html -> html.title().strip()).orElse(""),
                page.location().map(to -> to.origin().text() + to.path()).orElse(""),
                words,
                simhash);
    }

    boolean isLike(Likeness other) {
        int slack = Math.max(words, other.words) * WORDS_SLACK_PERCENT / 100;
        return status == other.status
                && media.equals(other.media)
                && title.equals(other.title)
                && location.equals(other.location)
                && Math.abs(words - other.words) <= slack
                && Long.bitCount(simhash ^ other.simhash) <= DISTANCE_MAX;
    }

    private static void vote(int[] votes, long hash) {
        for (int bit = 0; bit < Long.SIZE; bit++) {
            votes[bit] += (hash >>> bit & 1) == 1 ? 1 : -1;
        }
    }

    private static long mixed(String word) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        return hash * 0x9e3779b97f4a7c15L;
    }
}
