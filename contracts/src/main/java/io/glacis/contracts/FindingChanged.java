package io.glacis.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A finding's whole current state, said whenever it changes and never otherwise.
///
/// @param version counts the finding's changes from 1
/// @param score severity on the 0..10 scale, as a decimal string with one decimal
/// @param category the rating category that it counts in
/// @param clusterKey findings with the same key are one root cause
/// @param facts the verdict's facts
/// @param remediation numbered steps in plain words
/// @param curl a command line that repeats the proof, or absent
/// @param firstSeenAt by the database's clock of rating-service
public record FindingChanged(
        TenantId tenant,
        BrandId brand,
        FindingId finding,
        long version,
        CheckId check,
        AssetId asset,
        AssetKind assetKind,
        String assetValue,
        String locator,
        FindingState state,
        Severity severity,
        String score,
        String category,
        String clusterKey,
        String title,
        String summary,
        int qod,
        Map<String, String> facts,
        @Nullable String evidence,
        String rule,
        List<String> remediation,
        @Nullable String curl,
        Instant firstSeenAt,
        Instant changedAt)
        implements Event.FindingEvent {
    public FindingChanged {
        facts = Bounds.copy("facts", facts);
        remediation = List.copyOf(remediation);
        if (version < 1) {
            throw new IllegalArgumentException("version must be at least 1, was " + version);
        }
    }

    @Override
    public String key() {
        return finding.text();
    }
}
