package io.glacis.discovery.assets;

import io.glacis.discovery.attribution.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// One kind of difference between an asset now and as the last completed scan left it.
///
/// @param change `state`, `tags`, or the group of fields that differ
record Drift(String change, SortedMap<String, String> before, SortedMap<String, String> after) {
    /// Differs from visit to visit on pages that have not changed.
    private static final Set<String> VOLATILE = Set.of("simhash", "bytes");

    private static final Map<String, String> GROUPS =
            Map.of(
                    "addresses", "address",
                    "cname", "address",
                    "certificate", "certificate",
                    "certificateExpires", "certificate",
                    "certificateIssuer", "certificate",
                    "certificateNames", "certificate");

    /// Every difference, in the order of their names.
    static List<Drift> between(Standing was, Standing is) {
        SortedMap<String, Drift> drifts = new TreeMap<>();
        note(drifts, "state", "state", was.state().name(), is.state().name());
        note(drifts, "tags", "tags", String.join(", ", was.tags()), String.join(", ", is.tags()));
        SortedSet<String> fields = new TreeSet<>(was.attributes().keySet());
        fields.addAll(is.attributes().keySet());
        fields.removeAll(VOLATILE);
        for (String field : fields) {
            note(
                    drifts,
                    GROUPS.getOrDefault(field, field),
                    field,
                    was.attributes().getOrDefault(field, ""),
                    is.attributes().getOrDefault(field, ""));
        }
        return new ArrayList<>(drifts.values());
    }

    private static void note(
            SortedMap<String, Drift> drifts,
            String change,
            String field,
            String before,
            String after) {
        if (!before.equals(after)) {
            Drift drift =
                    drifts.computeIfAbsent(
                            change, name -> new Drift(name, new TreeMap<>(), new TreeMap<>()));
            drift.before().put(field, before);
            drift.after().put(field, after);
        }
    }
}
