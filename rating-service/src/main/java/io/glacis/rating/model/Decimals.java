package io.glacis.rating.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// How numbers are written: as decimal text, the same on every machine.
public final class Decimals {
    private static final MathContext EXACT = new MathContext(15, RoundingMode.HALF_EVEN);
    private static final int LOSS_DECIMALS = 12;

    private Decimals() {}

    /// A score with one decimal, rounded down: it never looks better than it is.
    public static String score(double score) {
        return new BigDecimal(score).setScale(1, RoundingMode.DOWN).toPlainString();
    }

    /// Fifteen significant digits, so that a logarithm of it can be compared.
    public static String exact(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value).round(EXACT).stripTrailingZeros().toString();
    }

    /// A loss with twelve decimals: a thousand of them still sum up within 1e-9.
    public static String loss(double loss) {
        return new BigDecimal(loss).setScale(LOSS_DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
    }
}
