package io.glacis.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A brand's rating with its full explanation. Numbers are decimal strings, the same on every
/// machine.
///
/// @param scan the scan whose completion it reflects, absent where something else moved it
/// @param model name and version of the rating model: `GR-1`
/// @param observed the headline score, 0..100 with one decimal, rounded down
/// @param managed the score without accepted risks
/// @param base the score before gates
/// @param gate the lowest gate in force; `100` where none is
/// @param coverage share of the asset × check cells with a conclusive verdict, 0..1
/// @param openFindings open findings by severity
/// @param factors one for each category
/// @param lines the explanation; their losses sum to `-ln(base/100)`
/// @param inputs digest over the sorted inputs: equal inputs, equal rating
public record RatingComputed(
        TenantId tenant,
        BrandId brand,
        @Nullable ScanId scan,
        String model,
        String observed,
        String managed,
        String base,
        String gate,
        Grade grade,
        String coverage,
        Map<Severity, Long> openFindings,
        List<Factor> factors,
        List<Line> lines,
        String inputs,
        Instant computedAt)
        implements Event.RatingEvent {
    public RatingComputed {
        openFindings = Map.copyOf(openFindings);
        factors = List.copyOf(factors);
        lines = List.copyOf(lines);
    }

    @Override
    public String key() {
        return brand.text();
    }

    /// One category.
    ///
    /// @param weight its share, expert opinion
    /// @param effectiveAssets how many assets it was looked for on
    /// @param provisional whether less than 80 % of its cells are covered
    public record Factor(
            String category,
            String weight,
            String score,
            String density,
            long effectiveAssets,
            String coverage,
            boolean provisional) {}

    /// One line of the explanation.
    ///
    /// @param loss what it takes from the score, on the logarithmic scale
    /// @param findings the findings behind it
    public record Line(String category, String text, String loss, List<FindingId> findings) {
        public Line {
            findings = List.copyOf(findings);
        }
    }
}
