package io.glacis.investigation.hunt;

import io.glacis.platform.egress.HttpOutcome.Answered;
import java.time.Duration;

/// What a source said.
sealed interface SourceAnswer {
    /// It gave what was asked for.
    record Given(Answered answer) implements SourceAnswer {}

    /// Not now: ask again after this time.
    record Later(String reason, Duration after) implements SourceAnswer {}

    /// Never: asking again would change nothing.
    record Never(String reason) implements SourceAnswer {}
}
