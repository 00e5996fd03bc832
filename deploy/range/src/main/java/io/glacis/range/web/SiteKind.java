package io.glacis.range.web;

import io.glacis.range.world.World;
import io.glacis.range.world.WorldSite;
import java.io.IOException;
import java.nio.file.Path;

/// Builds a [Site] from one `sites[]` entry of a world; found by its `kind`.
///
/// Settings are read through [WorldSite#read()], which names the field in every error.
public interface SiteKind {
    String kind();

    /// The work folder belongs to this site alone and is empty at start.
    Site build(WorldSite site, World world, Path workFolder) throws IOException;
}
