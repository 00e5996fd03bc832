package io.glacis.assessment.check;

import io.glacis.assessment.web.Controls;
import io.glacis.assessment.web.Visit;
import java.util.Map;
import java.util.SortedSet;

/// A web application under assessment: the visit, its controls, and the products seen there.
///
/// @param sights by [Product#name]
/// @param known places where each check last saw its weakness, by check
public record WebApp(
        Visit visit,
        Controls controls,
        Map<String, Sight> sights,
        Map<String, SortedSet<String>> known) {
    /// Whether a product is here.
    public Sight sight(String product) {
        return sights.getOrDefault(product, new Sight.Absent("not looked for"));
    }

    /// The places where this check last saw its weakness: they are looked at again.
    public SortedSet<String> known(Check check) {
        return known.getOrDefault(check.id().text(), java.util.Collections.emptySortedSet());
    }
}
