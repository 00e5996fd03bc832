package io.glacis.rating.model;

import io.glacis.contracts.Grade;
import java.math.BigDecimal;
import java.util.List;

/// A rating and everything it follows from.
///
/// @param loss on the logarithmic scale: `-ln(base/100)`
/// @param base the score before gates, 0..100
/// @param gate the lowest cap in force, 100 where none is
/// @param score the lower of both, one decimal, rounded down
/// @param categories sorted by name
/// @param losses heaviest first
/// @param gated findings that limit the score, lowest cap first
/// @param stale findings that were not seen for so long that they count nothing
public record Rating(
        double loss,
        double base,
        int gate,
        BigDecimal score,
        List<CategoryRating> categories,
        List<Loss> losses,
        List<Gated> gated,
        List<String> stale) {
    public Rating {
        categories = List.copyOf(categories);
        losses = List.copyOf(losses);
        gated = List.copyOf(gated);
        stale = List.copyOf(stale);
    }

    /// The letter.
    public Grade grade() {
        return Grade.of(score.doubleValue());
    }

    /// The smallest set of findings that must go, all of them, before the score can rise above the
    /// gate in force; empty where no gate limits it.
    public List<Gated> blocking() {
        return gate < base
                ? gated.stream().filter(finding -> finding.cap() == gate).toList()
                : List.of();
    }
}
