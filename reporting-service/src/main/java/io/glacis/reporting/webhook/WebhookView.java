package io.glacis.reporting.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A webhook as it is listed.
///
/// @param disabledReason why nothing is sent to it any more
record WebhookView(
        String id,
        String url,
        List<String> events,
        String createdBy,
        Instant createdAt,
        @Nullable String disabledReason) {
    WebhookView {
        events = List.copyOf(events);
    }

    /// A webhook as it is shown once, with its signing secret.
    record Made(WebhookView webhook, String secret) {
        @Override
        public String toString() {
            return "Made[" + webhook.id() + "]";
        }
    }

    /// One delivery in the log.
    record DeliveryView(
            String id,
            String finding,
            String transition,
            String state,
            int attempts,
            @Nullable Integer lastStatus,
            @Nullable String lastProblem,
            Instant plannedAt,
            @Nullable Instant endedAt) {}
}
