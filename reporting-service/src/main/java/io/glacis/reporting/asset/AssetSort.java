package io.glacis.reporting.asset;

/// The orders that assets are offered in: each has an index.
enum AssetSort {
    VALUE("asset.value", "text", false) {
        @Override
        String keyOf(AssetRow row) {
            return row.value();
        }
    },
    LAST_SEEN("asset.last_seen_at", "timestamptz", true) {
        @Override
        String keyOf(AssetRow row) {
            return row.lastSeenAt().toString();
        }
    };

    private final String column;
    private final String cast;
    private final boolean isDescending;

    AssetSort(String column, String cast, boolean isDescending) {
        this.column = column;
        this.cast = cast;
        this.isDescending = isDescending;
    }

    abstract String keyOf(AssetRow row);

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
        return " order by " + column + direction + ", asset.asset_id" + direction;
    }
}
