package io.glacis.platform.egress;

import io.glacis.contracts.IpRange;
import java.time.Duration;
import java.util.List;

/// The house's limits on what leaves; the same for every caller.
///
/// @param ownAddresses addresses of our own machines, which are never probed; the addresses of this
///   machine's interfaces are added by themselves
/// @param integrationAddresses special-purpose addresses that integrations, and only they, may
///   speak to: an internal ticket system
public record EgressLimits(
        UserAgent userAgent,
        Budget budget,
        Politeness politeness,
        List<IpRange> ownAddresses,
        List<IpRange> integrationAddresses) {
    public EgressLimits {
        ownAddresses = List.copyOf(ownAddresses);
        integrationAddresses = List.copyOf(integrationAddresses);
    }

    public static EgressLimits defaults() {
        return new EgressLimits(
                UserAgent.DEFAULT, Budget.DEFAULT, Politeness.DEFAULT, List.of(), List.of());
    }

    public EgressLimits withBudget(Budget changed) {
        return new EgressLimits(userAgent, changed, politeness, ownAddresses, integrationAddresses);
    }

    public EgressLimits withPoliteness(Politeness changed) {
        return new EgressLimits(userAgent, budget, changed, ownAddresses, integrationAddresses);
    }

    /// Bounds of every exchange.
    ///
    /// @param bodiesInFlightMax bytes of bodies that are being read at the same moment, together
    /// @param ratioMax how many times a body may grow under decompression
    public record Budget(
            Duration connect,
            Duration tls,
            Duration dns,
            int headerBytesMax,
            int headersMax,
            int ratioMax,
            int bytesPerSecondMin,
            long bodiesInFlightMax) {
        public static final Budget DEFAULT =
                new Budget(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(3),
                        64 << 10,
                        100,
                        100,
                        1 << 10,
                        256L << 20);

        public Budget {
            if (!connect.isPositive() || !tls.isPositive() || !dns.isPositive()) {
                throw new IllegalArgumentException("connect, tls and dns need positive times");
            }
            if (headerBytesMax < 1 || headersMax < 1 || ratioMax < 1 || bytesPerSecondMin < 0) {
                throw new IllegalArgumentException("egress budget must be positive");
            }
            if (bodiesInFlightMax < 1 << 20) {
                throw new IllegalArgumentException("bodiesInFlightMax must be at least 1 MiB");
            }
        }

        public Budget withBodiesInFlightMax(long bytes) {
            return new Budget(
                    connect,
                    tls,
                    dns,
                    headerBytesMax,
                    headersMax,
                    ratioMax,
                    bytesPerSecondMin,
                    bytes);
        }
    }
}
