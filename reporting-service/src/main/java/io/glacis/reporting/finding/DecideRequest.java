package io.glacis.reporting.finding;

import io.glacis.contracts.FindingDecided.Decision;
import io.glacis.reporting.problem.Fields;
import java.time.DateTimeException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a person decides about a finding.
///
/// @param reason why, in their words
/// @param expiresAt when an acceptance ends; required for ACCEPT, and only there
record DecideRequest(
        @Nullable @Schema(implementation = Decision.class, nullable = true) String decision,
        @Nullable String reason,
        @Nullable @Schema(format = "date-time", nullable = true) String expiresAt) {
    private static final int REASON_LENGTH_MAX = 1_000;

    /// The checked decision.
    Checked checked() {
        Fields fields = new Fields();
        Decision checked = fields.constant("/decision", decision, Decision.class, null);
        String why = fields.text("/reason", reason, 1, REASON_LENGTH_MAX);
        Instant end = null;
        try {
            end = expiresAt == null ? null : Instant.parse(expiresAt);
        } catch (DateTimeException e) {
            fields.wrong("/expiresAt", "must be a time such as 2027-01-31T00:00:00Z");
        }
        if (checked == Decision.ACCEPT && expiresAt == null) {
            fields.wrong("/expiresAt", "is required for ACCEPT: an acceptance ends");
        } else if (checked != Decision.ACCEPT && expiresAt != null) {
            fields.wrong("/expiresAt", "is for ACCEPT alone");
        }
        fields.refuseIfWrong();
        return new Checked(checked, why, end);
    }

    /// A decision after every check.
    record Checked(Decision decision, String reason, @Nullable Instant expiresAt) {}
}
