package io.glacis.reporting.rating;

import io.glacis.contracts.Grade;
import io.glacis.contracts.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A rating with its explanation. Numbers are decimal strings, as rating-service said them.
///
/// @param model name and version of the rating model
/// @param score the headline score, 0..100
/// @param managed the score without accepted risks
/// @param base the score before gates
/// @param gate the lowest gate in force; 100 where none is
/// @param coverage share of the cells asset × check with a conclusive verdict, 0..1
/// @param openFindings open findings by severity
public record RatingView(
        String brand,
        String model,
        String score,
        Grade grade,
        String managed,
        String base,
        String gate,
        String coverage,
        Map<Severity, Long> openFindings,
        List<FactorView> factors,
        List<LineView> lines,
        Instant computedAt) {
    public RatingView {
        factors = List.copyOf(factors);
        lines = List.copyOf(lines);
    }

    /// One category of the rating.
    public record FactorView(
            String category,
            String weight,
            String score,
            String density,
            long effectiveAssets,
            String coverage,
            boolean provisional) {}

    /// One line of the explanation.
    ///
    /// @param loss what it takes, on the logarithmic scale; the losses add up to -ln(base/100)
    /// @param findings the findings behind it
    public record LineView(String category, String text, String loss, List<String> findings) {
        public LineView {
            findings = List.copyOf(findings);
        }
    }

    /// A rating at one moment, for a line over time.
    public record RatingPoint(Instant computedAt, String score, Grade grade) {}
}
