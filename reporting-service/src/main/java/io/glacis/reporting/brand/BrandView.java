package io.glacis.reporting.brand;

import io.glacis.contracts.Clearance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A brand as the API shows it.
///
/// @param excludes names and address blocks that are never touched
/// @param scanInterval between scheduled scans; zero is never
/// @param grade the newest rating's grade, absent before the first
/// @param score the newest rating's score
public record BrandView(
        String id,
        String name,
        List<String> domains,
        List<String> ranges,
        List<String> excludes,
        Clearance clearance,
        String consentedBy,
        Instant declaredAt,
        Duration scanInterval,
        @Nullable Instant nextScanAt,
        @Nullable String grade,
        @Nullable String score) {
    public BrandView {
        domains = List.copyOf(domains);
        ranges = List.copyOf(ranges);
        excludes = List.copyOf(excludes);
    }
}
