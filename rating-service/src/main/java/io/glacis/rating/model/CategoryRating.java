package io.glacis.rating.model;

import java.math.BigDecimal;

/// One category of a rating.
///
/// @param density loss of the category per effective asset; for a provisional category not below
///   what it was when last fully covered
/// @param held whether that older density is the one that counts
/// @param score 0..100
/// @param coverage share of its cells with a conclusive verdict
/// @param provisional whether the coverage is too thin for the score to rise
public record CategoryRating(
        String category,
        double weight,
        double density,
        boolean held,
        double score,
        long effectiveAssets,
        BigDecimal coverage,
        boolean provisional) {}
