package io.glacis.assessment.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/// The settings of assessment. How fast requests leave is the governor's and not set here.
@ConfigMapping(prefix = "glacis.assessment")
public interface AssessmentConfig {
    /// Requests to one web origin in one task.
    @WithDefault("120")
    @Min(10)
    @Max(1500)
    int requestsMax();

    /// Bytes that are read of one answer.
    @WithDefault("262144")
    @Min(4096)
    @Max(8388608)
    int bodyBytesMax();

    /// From connecting to the last byte of one answer.
    @WithDefault("PT10S")
    Duration callTimeout();

    /// How long one request waits for its turn.
    @WithDefault("PT90S")
    Duration patience();

    /// How long after the first look the second one comes, on a connection of its own.
    @WithDefault("PT2S")
    Duration secondLookAfter();

    /// The storage service that buckets called `s3:` are asked at; the egress profile's own where
    /// it names one.
    Optional<String> s3Endpoint();

    /// The region that it answers for.
    @WithDefault("us-east-1")
    String s3Region();
}
