package io.glacis.platform.work;

import java.time.Duration;

/// The kernel's bounds.
///
/// @param claimMax tasks leased in one transaction
/// @param lease how long a worker holds a task unless it renews
/// @param attemptMax runs of one task before it ends FAILED
/// @param leasesLostMax lost workers before a task is quarantined
/// @param retryBase the first retry comes after about this long
/// @param retryCap no retry waits longer, unless the handler asks for it
record WorkLimits(
        int claimMax,
        Duration lease,
        int attemptMax,
        int leasesLostMax,
        Duration retryBase,
        Duration retryCap) {
    static final WorkLimits DEFAULT =
            new WorkLimits(
                    50,
                    Duration.ofSeconds(30),
                    5,
                    3,
                    Duration.ofMillis(500),
                    Duration.ofMinutes(5));
}
