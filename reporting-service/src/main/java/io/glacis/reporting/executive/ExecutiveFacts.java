package io.glacis.reporting.executive;

import io.glacis.reporting.brand.BrandView;
import io.glacis.reporting.rating.RatingView;
import io.glacis.reporting.rating.RatingView.RatingPoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of a brand at one moment.
///
/// @param asOf the newest moment that anything in it is from
/// @param ways root causes that are open, the worst first
/// @param weeks found and fixed in the last weeks, the oldest first
/// @param assetsByState how many assets there are in each state
/// @param failedTasks tasks of the newest complete scan that failed
record ExecutiveFacts(
        BrandView brand,
        Instant asOf,
        @Nullable RatingView rating,
        List<RatingPoint> history,
        List<Cause> ways,
        List<Week> weeks,
        Changes changes,
        Map<String, Long> assetsByState,
        @Nullable Long failedTasks) {
    ExecutiveFacts {
        history = List.copyOf(history);
        ways = List.copyOf(ways);
        weeks = List.copyOf(weeks);
    }

    /// One root cause: findings that share a cluster.
    ///
    /// @param asset one asset that has it
    /// @param firstStep the first step of its fix
    record Cause(
            String title,
            String category,
            String severity,
            String asset,
            long places,
            Instant since,
            @Nullable String firstStep,
            List<String> findings) {
        Cause {
            findings = List.copyOf(findings);
        }
    }

    /// One week's counts.
    record Week(long found, long fixed) {}

    /// What happened in the last 30 days.
    record Changes(long found, long fixed, long regressed, long open) {}
}
