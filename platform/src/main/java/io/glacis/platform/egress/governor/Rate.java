package io.glacis.platform.egress.governor;

/// A bound on how often something may happen for one key.
///
/// @param perSecond the sustained rate
/// @param burst how many may come at once after silence
/// @param inFlightMax how many may run at the same moment in the whole house; 0 for no bound
public record Rate(double perSecond, int burst, int inFlightMax) {
    private static final double MICROS = 1_000_000;

    public Rate {
        if (!(perSecond >= 0.001 && perSecond <= 100_000)) {
            throw new IllegalArgumentException("rate must be 0.001..100000 per second");
        }
        if (burst < 1 || burst > 100_000) {
            throw new IllegalArgumentException("burst must be 1..100000");
        }
        if (inFlightMax < 0 || inFlightMax > 1_000) {
            throw new IllegalArgumentException("inFlightMax must be 0..1000");
        }
    }

    public Rate(double perSecond, int burst) {
        this(perSecond, burst, 0);
    }

    long emissionMicros() {
        return Math.max(1, Math.round(MICROS / perSecond));
    }

    long toleranceMicros() {
        return emissionMicros() * burst;
    }
}
