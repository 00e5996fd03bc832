package io.glacis.reporting.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param nextPageToken gives the next page, absent on the last
/// @param <T> what is listed
public record Page<T>(
        List<T> items,
        @JsonProperty("next_page_token") @Nullable String nextPageToken,
        Total total) {
    public Page {
        items = List.copyOf(items);
    }

    /// A page of rows that were read one more than the page holds.
    public static <T> Page<T> of(
            List<T> rows, Paging paging, Total total, Function<T, Place> keyOf) {
        if (rows.size() <= paging.limit()) {
            return new Page<>(rows, null, total);
        }
        List<T> shown = rows.subList(0, paging.limit());
        return new Page<>(shown, paging.tokenAfter(keyOf.apply(shown.getLast())), total);
    }

    /// How many there are in all.
    public record Total(long count, Type type) {
        /// Counting stops here.
        public static final int COUNT_MAX = 10_000;

        /// A count that stopped at the bound or before it.
        public static Total of(long counted) {
            return counted > COUNT_MAX
                    ? new Total(COUNT_MAX, Type.AT_LEAST)
                    : new Total(counted, Type.EXACT);
        }

        /// How sure the count is.
        public enum Type {
            EXACT,
            AT_LEAST
        }
    }

    /// Where a row stands in its order: the sort key's text and the row's id.
    public record Place(String sort, String id) {}
}
