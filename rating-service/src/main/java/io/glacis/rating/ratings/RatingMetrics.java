package io.glacis.rating.ratings;

import io.glacis.contracts.BrandId;
import io.glacis.contracts.RatingComputed;
import io.glacis.contracts.Severity;
import io.glacis.contracts.TenantId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What ratings are counted and gauged by.
public final class RatingMetrics {
    private final MeterRegistry meters;
    private final Map<Key, Map<Severity, Long>> open = new ConcurrentHashMap<>();

    public RatingMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (Severity severity : Severity.values()) {
            Gauge.builder("glacis.findings.open", () -> count(severity))
                    .description("Open findings of the brands that this process has rated")
                    .tag("severity", severity.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }

    void onRated(RatingComputed rating) {
        open.put(new Key(rating.tenant(), rating.brand()), rating.openFindings());
        meters.counter("glacis.ratings.computed", "grade", rating.grade().name()).increment();
    }

    private double count(Severity severity) {
        return open.values().stream().mapToLong(by -> by.getOrDefault(severity, 0L)).sum();
    }

    private record Key(TenantId tenant, BrandId brand) {}
}
