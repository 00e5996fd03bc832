package io.glacis.reporting.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.glacis.contracts.EffectId;
import io.glacis.contracts.FindingChanged;
import io.glacis.contracts.FindingState;
import io.glacis.contracts.Severity;
import io.glacis.reporting.store.Stored;
import java.time.Instant;
import java.util.List;

/// The body of a webhook: CloudEvents 1.0 in JSON. The id is the effect's, so a receiver knows a
/// redelivery by it.
record CloudEvent(
        @JsonProperty("specversion") String specVersion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        @JsonProperty("datacontenttype") String dataContentType,
        Payload data) {
    static String body(
            WebhookEvent event, EffectId effect, FindingChanged finding, String publicUrl) {
        return Stored.json(
                new CloudEvent(
                        "1.0",
                        effect.text(),
                        publicUrl + "/api/v1/brands/" + finding.brand().text(),
                        "io.glacis." + event.wireName() + ".v1",
                        finding.finding().text(),
                        finding.changedAt(),
                        "application/json",
                        new Payload(
                                finding.finding().text(),
                                finding.brand().text(),
                                finding.check().text(),
                                finding.title(),
                                finding.summary(),
                                finding.severity(),
                                finding.score(),
                                finding.state(),
                                finding.assetValue(),
                                finding.locator(),
                                finding.remediation(),
                                publicUrl + "/exposures?finding=" + finding.finding().text())));
    }

    /// The finding, as far as a receiver needs it.
    record Payload(
            String finding,
            String brand,
            String check,
            String title,
            String summary,
            Severity severity,
            String score,
            FindingState state,
            String asset,
            String locator,
            List<String> remediation,
            String link) {
        Payload {
            remediation = List.copyOf(remediation);
        }
    }
}
