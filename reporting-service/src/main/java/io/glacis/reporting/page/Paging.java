package io.glacis.reporting.page;

import io.glacis.reporting.page.Page.Place;
import org.jspecify.annotations.Nullable;

/// Which page of which list is asked for.
///
/// @param limit rows on a page
/// @param after the last row of the page before, or null for the first page
public record Paging(int limit, @Nullable Place after, String query, PageTokens tokens) {
    /// The most rows of a page.
    public static final int LIMIT_MAX = 500;

    String tokenAfter(Place last) {
        return tokens.sign(query, last);
    }

    /// The sort key to start after, or null for the first page.
    public @Nullable String afterSort() {
        return after == null ? null : after.sort();
    }

    /// The id to start after, or null for the first page.
    public @Nullable String afterId() {
        return after == null ? null : after.id();
    }
}
