package io.glacis.contracts;

import org.jspecify.annotations.Nullable;

/// One step of the evidence that leads from an asset back to a seed.
///
/// @param source where it was seen: `ct`, `dns`, `ptr`, `web`, `bucket-name`, `rdap`, `seed`
/// @param fromKind the kind of the asset or seed that this link starts from
/// @param fromValue its canonical value
/// @param reason the link in plain words
/// @param confidence how strongly this link alone speaks for the brand, 0..1
/// @param evidence digest of the raw record behind the link
public record AttributionLink(
        String source,
        AssetKind fromKind,
        String fromValue,
        String reason,
        double confidence,
        @Nullable String evidence) {
    public AttributionLink {
        Confidence.require("confidence", confidence);
        fromValue = Bounds.storable(fromValue);
        reason = Bounds.storable(reason);
        if (evidence != null) {
            Digest.requireHex("evidence", evidence);
        }
    }
}
