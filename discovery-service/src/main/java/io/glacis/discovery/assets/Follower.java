package io.glacis.discovery.assets;

import io.glacis.discovery.attribution.Standing;
import java.util.stream.Stream;

/// Says what work follows when the standing of an asset has changed. Beans of this type are found.
///
/// It is asked again with every change, and after any restart: the same work has the same name.
/// What it asks for must only ever grow with what is known, or a scan would depend on its order.
public interface Follower {
    Stream<Followup> after(Standing standing, Known known);
}
