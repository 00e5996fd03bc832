package io.glacis.discovery.attribution;

import io.glacis.contracts.AssetState;
import io.glacis.contracts.AttributionLink;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.Digest;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What all sightings of one subject in one scan come to.
///
/// @param confidence that it is the brand's, 0..1
/// @param distance links to the nearest seed; [#UNREACHED] where no chain of live links leads to
///   one
/// @param isProven whether it was seen to exist
/// @param chain why, nearest link first
/// @param attributes what was seen, by field
public record Standing(
        Subject subject,
        double confidence,
        int distance,
        boolean isProven,
        AssetState state,
        Clearance clearance,
        List<AttributionLink> chain,
        SortedMap<String, String> attributes,
        List<String> tags) {
    /// No chain leads to a seed.
    public static final int UNREACHED = Integer.MAX_VALUE;

    public Standing {
        chain = List.copyOf(chain);
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        tags = List.copyOf(tags);
    }

    /// Nothing is known yet.
    public static Standing unknown(Subject subject) {
        return new Standing(
                subject,
                0,
                UNREACHED,
                false,
                AssetState.CANDIDATE,
                Clearance.NONE,
                List.of(),
                new TreeMap<>(),
                List.of());
    }

    /// Whether people and other services hear of it: it exists, and something ties it to the brand.
    public boolean isVisible() {
        return isProven && !chain.isEmpty() && (confidence > 0 || state == AssetState.DEPENDENCY);
    }

    /// Whether a probe of this reach may be sent for it.
    public boolean permits(Clearance needed) {
        return state == AssetState.OWNED && clearance.permits(needed);
    }

    /// Whether links that start here speak for the brand.
    boolean isConfirmed() {
        return confidence >= Attribution.CONFIRMED;
    }

    /// Whether those that hang on this one must be looked at again.
    boolean leadsOnLike(Standing other) {
        return confidence == other.confidence
                && distance == other.distance
                && state == other.state
                && chain.equals(other.chain);
    }

    /// The identity of this content.
    public String digest() {
        return Digest.of(
                "standing/1",
                subject.toString(),
                Double.toString(confidence),
                state.name(),
                clearance.name(),
                chain.toString(),
                attributes.toString(),
                tags.toString());
    }
}
