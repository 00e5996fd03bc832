package io.glacis.reporting.asset;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.Clearance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An asset in full.
///
/// @param attributes what was seen, by field
/// @param attribution why it is the brand's, the nearest link first
/// @param changes how it changed, the newest first
public record AssetView(
        AssetRow asset,
        Clearance clearance,
        Map<String, String> attributes,
        List<AttributionStep> attribution,
        List<Change> changes) {
    public AssetView {
        attribution = List.copyOf(attribution);
        changes = List.copyOf(changes);
    }

    /// One step of the evidence that leads from an asset back to a seed.
    public record AttributionStep(
            String source,
            AssetKind fromKind,
            String fromValue,
            String reason,
            double confidence,
            @Nullable String evidence) {}

    /// One change of an asset.
    public record Change(
            String change,
            Map<String, String> before,
            Map<String, String> after,
            Instant changedAt) {}
}
