package io.glacis.reporting.webhook;

import io.glacis.contracts.FindingChanged;
import java.util.Optional;

/// What webhooks are told of: a weakness is there that was not there before.
enum WebhookEvent {
    FINDING_NEW("finding.new"),
    FINDING_REGRESSED("finding.regressed");

    private final String wireName;

    WebhookEvent(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    /// The event of a finding that came into its present state, if it is one.
    static Optional<WebhookEvent> of(FindingChanged finding) {
        return switch (finding.state()) {
            case NEW -> Optional.of(FINDING_NEW);
            case REGRESSED -> Optional.of(FINDING_REGRESSED);
            case TRIAGED, IN_WORK, FIXED, VERIFIED, FALSE_POSITIVE, ACCEPTED, DISPUTED, RETRACTED ->
                    Optional.empty();
        };
    }

    /// Names the transition for life: a finding is new once, and each regression is one of its own.
    String transition(FindingChanged finding) {
        return switch (this) {
            case FINDING_NEW -> "NEW";
            case FINDING_REGRESSED -> "REGRESSED@" + finding.version();
        };
    }
}
