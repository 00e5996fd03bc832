package io.glacis.standalone.scan;

import com.fasterxml.jackson.databind.JsonNode;
import io.glacis.contracts.FindingState;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a scan made of a brand.
///
/// @param findings open ones, by severity
/// @param scanSeconds from asking for the scan until all of it was there to be read
/// @param firstFindingSeconds from asking until the first finding could be read; -1 without one
/// @param pdf the executive report
public record Portrait(
        String brand,
        Scan scan,
        Rating rating,
        Map<String, Integer> findings,
        double scanSeconds,
        double firstFindingSeconds,
        Path pdf) {
    private static final List<String> SEVERITIES =
            List.of("critical", "high", "medium", "low", "info");

    public Portrait {
        findings = Collections.unmodifiableMap(new LinkedHashMap<>(findings));
    }

    /// One scan.
    public record Scan(String id, boolean completed, long tasks) {}

    /// The brand's rating after it.
    public record Rating(double score, String grade) {}

    static Map<String, Integer> bySeverity(List<JsonNode> findings) {
        var counts = new LinkedHashMap<String, Integer>();
        SEVERITIES.forEach(severity -> counts.put(severity, 0));
        findings.stream()
                .filter(finding -> FindingState.valueOf(finding.path("state").asText()).isOpen())
                .forEach(finding ->
                        counts.merge(
                                finding.path("severity").asText().toLowerCase(Locale.ROOT),
                                1,
                                Integer::sum));
        return counts;
    }
}
