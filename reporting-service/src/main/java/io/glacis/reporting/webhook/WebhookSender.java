package io.glacis.reporting.webhook;

import io.glacis.platform.egress.Authority;
import io.glacis.platform.egress.Body;
import io.glacis.platform.egress.Egress;
import io.glacis.platform.egress.HttpAsk;
import io.glacis.platform.egress.HttpOutcome;
import io.glacis.platform.egress.WebUrl;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/// Sends one delivery through the guarded door. Redirects are not followed.
@ApplicationScoped
class WebhookSender {
    private final Egress egress;
    private final WebhookSecrets secrets;
    private final InstantSource clock = InstantSource.system();

    WebhookSender(Egress egress, WebhookSecrets secrets) {
        this.egress = egress;
        this.secrets = secrets;
    }

    Outcome send(String webhook, WebUrl url, String id, String body) {
        Instant now = clock.instant();
        HttpAsk ask =
                HttpAsk.post(url, "application/cloudevents+json", Body.of(body))
                        .withHeader("webhook-id", id)
                        .withHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
                        .withHeader(
                                "webhook-signature",
                                secrets.signature(webhook, id, now.getEpochSecond(), body));
        Authority authority = new Authority.Integration("webhook", Set.of(url.host()));
        return switch (egress.http().ask(authority, ask)) {
            case HttpOutcome.Answered answered -> Outcome.of(answered.status());
            case HttpOutcome.Refused(var reason, var detail) ->
                    new Outcome.Missed(null, "refused: " + reason + " " + detail);
            case HttpOutcome.Failed(var reason, var detail) ->
                    new Outcome.Missed(null, "failed: " + reason + " " + detail);
        };
    }
}
