package io.glacis.reporting.finding;

/// The orders that findings are offered in: each has an index.
enum FindingSort {
    SEVERITY("score", "numeric", true) {
        @Override
        String keyOf(FindingRow row) {
            return row.score();
        }
    },
    FIRST_SEEN("first_seen_at", "timestamptz", true) {
        @Override
        String keyOf(FindingRow row) {
            return row.firstSeenAt().toString();
        }
    },
    CHANGED("changed_at", "timestamptz", true) {
        @Override
        String keyOf(FindingRow row) {
            return row.changedAt().toString();
        }
    },
    ASSET("asset_value", "text", false) {
        @Override
        String keyOf(FindingRow row) {
            return row.assetValue();
        }
    };

    private final String column;
    private final String cast;
    private final boolean isDescending;

    FindingSort(String column, String cast, boolean isDescending) {
        this.column = column;
        this.cast = cast;
        this.isDescending = isDescending;
    }

    abstract String keyOf(FindingRow row);

    String column() {
        return column;
    }

    String cast() {
        return cast;
    }

    boolean isDescending() {
        return isDescending;
    }

    String order() {
        String direction = isDescending ? " desc" : " asc";
        return " order by " + column + direction + ", finding_id" + direction;
    }
}
