package io.glacis.range.storage;

import io.glacis.range.web.Site;
import io.glacis.range.web.SiteKind;
import io.glacis.range.world.World;
import io.glacis.range.world.WorldSite;
import java.nio.file.Path;

/// `kind: s3`. The host should be `s3.<something>`, with the aliases `*.s3.<something>` for
/// virtual-host style and `*.<something>` for other regions.
///
/// Settings: `region`, and `buckets{name: {access, region, acl, objects[]{key, content, type,
/// modified, access}, filler}}`; `access` of a bucket is `none`, `list`, `read` (objects by a known
/// key) or `both`; `filler` adds so many dull objects.
public final class S3Kind implements SiteKind {
    @Override
    public String kind() {
        return "s3";
    }

    @Override
    public Site build(WorldSite site, World world, Path workFolder) {
        return new S3Site(Buckets.read(site.read()), new Hosts(site.host()));
    }
}
