package io.glacis.contracts;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Checks that several records share.
final class Bounds {
    private static final int ENTRIES_MAX = 64;
    private static final int VALUE_LENGTH_MAX = 1_024;
    private static final int REPLACEMENT = 0xfffd;

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
        Map<String, String> kept = new TreeMap<>();
        given.forEach((name, value) -> kept.put(storable(name), storable(value)));
        return Collections.unmodifiableMap(kept);
    }

    /// The text with U+FFFD for NUL, which PostgreSQL refuses, and for half a surrogate pair, which
    /// JSON writers refuse: a hostile page must not stop its own finding on the way.
    static String storable(String given) {
        return given.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c))
                ? given
                : given.codePoints()
                        .map(c -> isStorable(c) ? c : REPLACEMENT)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
    }

    private static boolean isStorable(int codePoint) {
        return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
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
