package io.glacis.investigation.hunt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// Bounds of the hunt.
@ConfigMapping(prefix = "glacis.investigation.hunt")
public interface HuntConfig {
    /// Repositories that are cloned for one domain.
    @WithDefault("50")
    @Min(1)
    @Max(300)
    int repositoriesMax();

    /// Pages of 100 search results that are read for one domain.
    @WithDefault("10")
    @Min(1)
    @Max(10)
    int pagesMax();

    /// A longer pack is not read.
    @WithDefault("67108864")
    @Min(1024)
    @Max(67108864)
    int packBytesMax();

    /// Of a longer file only the beginning is searched; a longer object is not unpacked.
    @WithDefault("8388608")
    @Min(1024)
    @Max(67108864)
    int blobBytesMax();

    /// Commits of a repository, the newest first; what is beyond is not searched.
    @WithDefault("50000")
    @Min(1)
    @Max(1000000)
    int commitsMax();

    /// Public snippets that are read in one scan.
    @WithDefault("100")
    @Min(0)
    @Max(1000)
    int snippetsMax();

    /// Pastes that are read in one scan.
    @WithDefault("250")
    @Min(0)
    @Max(1000)
    int pastesMax();
}
