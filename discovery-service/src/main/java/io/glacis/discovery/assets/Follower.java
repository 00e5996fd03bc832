package io.glacis.discovery.assets;

import io.glacis.discovery.attribution.Standing;
import java.util.stream.Stream;

/// Says what work follows when the standing of an asset has changed. Beans of this type are found.
///
/// It is asked with how the asset stood before and stands now, and the difference is made; the same
/// work has the same name. What it asks for must only ever grow with what is known, or a scan would
/// depend on its order.
public interface Follower {
    Stream<Followup> after(Standing standing, Known known);
}
