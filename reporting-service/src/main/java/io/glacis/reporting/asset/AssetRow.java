package io.glacis.reporting.asset;

import io.glacis.contracts.AssetKind;
import io.glacis.contracts.AssetState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An asset in a list.
///
/// @param confidence that it is the brand's, 0..1
/// @param goneReason why it is no longer there, or was never the brand's
/// @param openFindings how many open findings it has
public record AssetRow(
        String id,
        String brand,
        AssetKind kind,
        String value,
        AssetState state,
        double confidence,
        List<String> tags,
        @Nullable String title,
        long openFindings,
        Instant firstSeenAt,
        Instant lastSeenAt,
        @Nullable String goneReason) {
    public AssetRow {
        tags = List.copyOf(tags);
    }
}
