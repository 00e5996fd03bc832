package io.glacis.platform.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// The kernel's settings in one service.
@ConfigMapping(prefix = "glacis.work")
public interface WorkConfig {
    /// Which service this process is: discovery, assessment, investigation, rating or reporting.
    String service();

    /// Whether the scan ledger stands in this service's schema.
    @WithDefault("false")
    boolean ownsLedger();

    /// Tasks that run at the same time.
    @WithDefault("128")
    @Min(1)
    @Max(4096)
    int inFlightMax();

    /// Tasks leased in one transaction.
    @WithDefault("50")
    @Min(1)
    @Max(500)
    int claimMax();

    /// How long a task is held by a worker that has stopped answering.
    @WithDefault("PT30S")
    Duration lease();

    /// No run of a task takes longer: it is interrupted, and its lease is no longer kept.
    @WithDefault("PT30M")
    Duration runMax();

    /// Runs of one task before it ends FAILED.
    @WithDefault("5")
    @Min(1)
    @Max(100)
    int attemptMax();

    /// Workers lost by one task before it is quarantined.
    @WithDefault("3")
    @Min(1)
    @Max(100)
    int leasesLostMax();

    /// The first retry of a task comes after about this long.
    @WithDefault("PT0.5S")
    Duration retryBase();

    /// No retry waits longer than this, unless its handler asks for it.
    @WithDefault("PT5M")
    Duration retryCap();

    /// How long noted events and ended tasks are kept: longer than Kafka keeps records.
    @WithDefault("P8D")
    Duration keep();

    /// The broker's addresses.
    @WithDefault("127.0.0.1:8692")
    String bootstrapServers();

    /// Records taken note of in one transaction.
    @WithDefault("200")
    @Min(1)
    @Max(2000)
    int intakeMax();
}
