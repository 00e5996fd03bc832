package io.glacis.discovery.assets;

import io.glacis.contracts.AssetKind;
import io.glacis.discovery.attribution.Standing;
import io.glacis.discovery.attribution.Subject;
import io.glacis.discovery.scope.ScanScope;
import java.util.List;

/// What a scan knows so far, as a [Follower] may ask it.
public interface Known {
    /// What the scan works on.
    ScanScope scope();

    /// Where the subject's sightings of this kind start.
    List<Standing> originsOf(Subject subject, AssetKind kind);

    /// What has a sighting that starts at this origin.
    List<Standing> hangingOn(Subject origin, AssetKind kind);
}
