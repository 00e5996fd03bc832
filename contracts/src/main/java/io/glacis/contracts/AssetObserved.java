package io.glacis.contracts;

import java.util.List;
import java.util.Map;

/// Discovery saw an asset in a scan: what it is, whose it is and why.
///
/// @param scan the scan that saw it
/// @param generation the scan's generation, part of the hand-off task ids
/// @param lane how urgent the work on it is
/// @param value the canonical value; `asset` is its identity
/// @param attributes what was seen, by field: `title`, `status`, `server`, `addresses`, `url` …; at
///   most 64 entries of 1,024 characters
/// @param attribution the chain to a seed, nearest link first; never empty
/// @param confidence that the asset is the brand's, 0..1
/// @param clearance how far others may probe it
/// @param tags short marks such as `sdlc` or `staging`
public record AssetObserved(
        TenantId tenant,
        BrandId brand,
        ScanId scan,
        int generation,
        Lane lane,
        AssetId asset,
        AssetKind kind,
        String value,
        Map<String, String> attributes,
        List<AttributionLink> attribution,
        double confidence,
        AssetState state,
        Clearance clearance,
        List<String> tags)
        implements Event.AssetEvent {
    public AssetObserved {
        Confidence.require("confidence", confidence);
        Bounds.requireCanonical(tenant, kind, value, asset);
        attributes = Bounds.copy("attributes", attributes);
        attribution = List.copyOf(attribution);
        tags = List.copyOf(tags);
        if (attribution.isEmpty()) {
            throw new IllegalArgumentException("attribution must not be empty");
        }
    }
}
