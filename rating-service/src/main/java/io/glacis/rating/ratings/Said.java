package io.glacis.rating.ratings;

import io.glacis.contracts.BrandId;
import io.glacis.contracts.FindingId;
import io.glacis.contracts.RatingComputed;
import io.glacis.contracts.ScanId;
import io.glacis.contracts.Severity;
import io.glacis.contracts.TenantId;
import io.glacis.rating.model.CategoryRating;
import io.glacis.rating.model.Decimals;
import io.glacis.rating.model.Explanation;
import io.glacis.rating.model.Gr1Model;
import io.glacis.rating.model.Portfolio;
import io.glacis.rating.model.RatedFinding;
import io.glacis.rating.model.Rating;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A rating as it is said: numbers as decimal text, and an explanation that fits into a record.
///
/// @param observed with every open finding
/// @param managed without the risks that people accepted
record Said(Gr1Model model, Portfolio portfolio, Rating observed, Rating managed, String inputs) {
    /// Sixty lines of five findings, ten categories and their folded tails stay below 64 KiB.
    private static final Explanation.Limits LIMITS = new Explanation.Limits(60, 5);

    RatingComputed event(
            TenantId tenant, BrandId brand, @Nullable ScanId scan, Instant computedAt) {
        return new RatingComputed(
                tenant,
                brand,
                scan,
                model.name(),
                observed.score().toPlainString(),
                managed.score().toPlainString(),
                Decimals.exact(observed.base()),
                Integer.toString(observed.gate()),
                observed.grade(),
                portfolio.coverage().toPlainString(),
                openFindings(),
                observed.categories().stream().map(Said::factor).toList(),
                Explanation.of(observed, LIMITS).stream().map(Said::line).toList(),
                inputs,
                computedAt);
    }

    /// Open findings by severity, without those that are suppressed.
    private Map<Severity, Long> openFindings() {
        Map<Severity, Long> open = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            open.put(severity, 0L);
        }
        for (RatedFinding finding : portfolio.withoutAccepted().findings()) {
            open.merge(Severity.of(finding.weakness().severity()), 1L, Long::sum);
        }
        return open;
    }

    private static RatingComputed.Factor factor(CategoryRating category) {
        return new RatingComputed.Factor(
                category.category(),
                BigDecimal.valueOf(category.weight()).toPlainString(),
                Decimals.score(category.score()),
                Decimals.exact(category.density()),
                category.effectiveAssets(),
                category.coverage().toPlainString(),
                category.provisional());
    }

    private static RatingComputed.Line line(Explanation.Line line) {
        List<FindingId> findings = line.findings().stream().map(FindingId::new).toList();
        return new RatingComputed.Line(line.category(), line.text(), line.loss(), findings);
    }
}
