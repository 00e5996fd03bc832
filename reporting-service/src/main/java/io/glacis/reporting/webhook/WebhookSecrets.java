package io.glacis.reporting.webhook;

import io.glacis.reporting.keys.ServerKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The signing secrets of webhooks, as Standard Webhooks writes them. Each is derived from the
/// server key and the webhook's id, so that none stands in the database.
@ApplicationScoped
class WebhookSecrets {
    private static final String ALGORITHM = "HmacSHA256";

    private final ServerKey key;

    WebhookSecrets(ServerKey key) {
        this.key = key;
    }

    /// The secret as it is shown once.
    String shown(String webhook) {
        return "whsec_" + Base64.getEncoder().encodeToString(secret(webhook));
    }

    /// The `webhook-signature` header: version 1 over id, time and body.
    String signature(String webhook, String id, long timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret(webhook), ALGORITHM));
            byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private byte[] secret(String webhook) {
        return key.mac("webhook-secret/1", webhook.getBytes(StandardCharsets.UTF_8));
    }
}
