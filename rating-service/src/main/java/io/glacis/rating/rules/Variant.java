package io.glacis.rating.rules;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Another weight for a finding with certain facts.
///
/// @param facts by name, the values that match in lower case; all names must match
record Variant(Map<String, Set<String>> facts, Weight weight) {
    boolean matches(Map<String, String> given) {
        return facts.entrySet().stream()
                .allMatch(wanted -> {
                    String value = given.get(wanted.getKey());
                    return value != null
                            && wanted.getValue().contains(value.strip().toLowerCase(Locale.ROOT));
                });
    }
}
