package io.glacis.contracts;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Checks that several records share.
final class Bounds {
    private static final int ENTRIES_MAX = 64;
    private static final int VALUE_LENGTH_MAX = 1_024;

    private Bounds() {}

    /// A sorted, unchangeable copy, so that equal facts are written as equal bytes.
    static Map<String, String> copy(String field, Map<String, String> given) {
        if (given.size() > ENTRIES_MAX) {
            throw new IllegalArgumentException(
                    field + " must have at most " + ENTRIES_MAX + " entries, had " + given.size());
        }
        given.forEach((name, value) -> {
            if (value.length() > VALUE_LENGTH_MAX) {
                throw new IllegalArgumentException(
                        field
                                + "."
                                + name
                                + " must be at most "
                                + VALUE_LENGTH_MAX
                                + " characters, was "
                                + value.length());
            }
        });
        return Collections.unmodifiableMap(new TreeMap<>(given));
    }

    static void requireCanonical(TenantId tenant, AssetKind kind, String value, AssetId asset) {
        if (!kind.canonical(value).equals(value)) {
            throw new IllegalArgumentException("value is not canonical: " + Shown.of(value));
        }
        if (!AssetId.of(tenant, kind, value).equals(asset)) {
            throw new IllegalArgumentException("asset is not the identity of value");
        }
    }
}
