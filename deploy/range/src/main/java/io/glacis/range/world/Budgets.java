package io.glacis.range.world;

/// How often each thing may be asked. A window of W seconds is over budget when it holds more than
/// burst + rate · (W + 5 s lease) + concurrency requests.
public record Budgets(
        Rate address, Rate domain, Rate provider, Rate connects, Rate resolver, Rate nameserver) {
    public static final double LEASE_SECONDS = 5;

    public static final Budgets DEFAULT =
            new Budgets(
                    new Rate(2, 5, 2),
                    new Rate(20, 40, 8),
                    new Rate(20, 20, 8),
                    new Rate(10, 20, 8),
                    new Rate(200, 100, 64),
                    new Rate(20, 20, 8));

    /// A steady rate, what may come at once, and how many may be under way together.
    public record Rate(double perSecond, int burst, int concurrency) {
        public double boundFor(double windowSeconds) {
            return burst + perSecond * (windowSeconds + LEASE_SECONDS) + concurrency;
        }
    }
}
