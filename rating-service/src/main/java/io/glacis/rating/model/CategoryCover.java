package io.glacis.rating.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// How well a category was looked at.
///
/// @param effectiveAssets distinct assets on which at least one of its checks was conclusive
/// @param cells asset × check cells that concern the asset
/// @param conclusive of these, the ones whose verdict was conclusive
/// @param heldDensity the density when the category was last fully covered, 0 if it never was
public record CategoryCover(long effectiveAssets, long cells, long conclusive, double heldDensity) {
    /// Nobody looked.
    public static final CategoryCover NONE = new CategoryCover(0, 0, 0, 0);

    private static final int DECIMALS = 4;

    public CategoryCover {
        if (effectiveAssets < 0 || conclusive < 0 || cells < conclusive || !(heldDensity >= 0)) {
            throw new IllegalArgumentException(
                    "cover must be 0 ≤ conclusive ≤ cells, effectiveAssets ≥ 0, heldDensity ≥ 0");
        }
    }

    /// Conclusive cells of all, rounded down: nothing looked at is 0, not 1.
    public BigDecimal coverage() {
        return share(conclusive, cells);
    }

    static BigDecimal share(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO.setScale(DECIMALS)
                : BigDecimal.valueOf(part)
                        .divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.DOWN);
    }
}
