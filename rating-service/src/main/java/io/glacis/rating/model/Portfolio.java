package io.glacis.rating.model;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything a rating follows from.
///
/// @param findings the open ones, in any order
/// @param cover by category; a category that is absent was not looked at
public record Portfolio(List<RatedFinding> findings, SortedMap<String, CategoryCover> cover) {
    public Portfolio {
        findings = List.copyOf(findings);
        cover = Collections.unmodifiableSortedMap(new TreeMap<>(cover));
    }

    /// The same without the risks that people accepted.
    public Portfolio withoutAccepted() {
        return new Portfolio(
                findings.stream().filter(finding -> !finding.accepted()).toList(), cover);
    }

    /// The same with some findings fixed and nothing else moved.
    public Portfolio without(Set<String> fixed) {
        return new Portfolio(
                findings.stream().filter(finding -> !fixed.contains(finding.id())).toList(), cover);
    }

    /// Conclusive cells of all categories.
    public BigDecimal coverage() {
        long cells = cover.values().stream().mapToLong(CategoryCover::cells).sum();
        long conclusive = cover.values().stream().mapToLong(CategoryCover::conclusive).sum();
        return CategoryCover.share(conclusive, cells);
    }

    CategoryCover coverOf(String category) {
        return cover.getOrDefault(category, CategoryCover.NONE);
    }

    /// A portfolio over a map in any order.
    public static Portfolio of(List<RatedFinding> findings, Map<String, CategoryCover> cover) {
        return new Portfolio(findings, new TreeMap<>(cover));
    }
}
