package io.glacis.rating.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The settings of rating-service.
@ConfigMapping(prefix = "glacis.rating")
public interface RatingConfig {
    /// How often brands are scanned. An observation begins to fade after two of these.
    @WithDefault("7")
    @Min(1)
    @Max(365)
    int scanIntervalDays();

    /// How long after a change outside a scan the brand is rated again.
    @WithDefault("PT2S")
    Duration recomputeDelay();

    /// A rating model of one's own instead of the shipped one.
    Optional<Path> modelFile();

    /// A rule table of one's own instead of the shipped one.
    Optional<Path> rulesFile();
}
