package io.glacis.rating.model;

/// How long, in whole days.
///
/// @param unseenDays since the weakness was last observed
/// @param graceDays without observation before it begins to fade
/// @param openDays since it opened
/// @param slaDays within which it is to be fixed, at least 1
public record Times(int unseenDays, int graceDays, int openDays, int slaDays) {
    public Times {
        require("unseenDays", unseenDays, 0);
        require("graceDays", graceDays, 0);
        require("openDays", openDays, 0);
        require("slaDays", slaDays, 1);
    }

    /// Whether it should have been fixed by now.
    public boolean isPastDue() {
        return openDays > slaDays;
    }

    private static void require(String field, int days, int min) {
        if (days < min) {
            throw new IllegalArgumentException(
                    field + " must be at least " + min + ", was " + days);
        }
    }
}
