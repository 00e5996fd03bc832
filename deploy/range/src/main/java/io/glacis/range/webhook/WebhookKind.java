package io.glacis.range.webhook;

import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import io.glacis.range.web.Site;
import io.glacis.range.web.SiteKind;
import io.glacis.range.world.Settings;
import io.glacis.range.world.World;
import io.glacis.range.world.WorldSite;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// `webhook`: records what is posted to it and checks the Standard Webhooks signature when it knows
/// the secret (setting `secret`, or `PUT /secret` with the secret as body). `GET /deliveries` lists
/// them.
public final class WebhookKind implements SiteKind {
    @Override
    public String kind() {
        return "webhook";
    }

    @Override
    public Site build(WorldSite site, World world, Path workFolder) {
        Settings s = site.read().allow("secret", "status");
        return new Receiver(s.textOrNull("secret"), s.integer("status", 200));
    }

    private static final class Receiver implements Site {
        private static final int DELIVERIES_MAX = 1000;
        private static final int BODY_CHARS_MAX = 64 * 1024;

        private final Lock lock = new ReentrantLock();
        private final Deque<Map<String, Object>> deliveries = new ArrayDeque<>();
        private final int status;
        private volatile @Nullable String secret;

        Receiver(@Nullable String secret, int status) {
            this.secret = secret;
            this.status = status;
        }

        @Override
        public Reply answer(Request request) {
            return switch (request.method()) {
                case "GET" -> list();
                case "DELETE" -> forget();
                case "PUT" -> {
                    secret = request.text().strip();
                    yield Reply.status(204);
                }
                case "POST" -> record(request);
                default -> Reply.status(405);
            };
        }

        private Reply list() {
            lock.lock();
            try {
                return Reply.json(200, Map.of("deliveries", List.copyOf(deliveries)));
            } finally {
                lock.unlock();
            }
        }

        private Reply forget() {
            lock.lock();
            try {
                deliveries.clear();
                return Reply.status(204);
            } finally {
                lock.unlock();
            }
        }

        private Reply record(Request request) {
            String text = request.text();
            Map<String, Object> delivery = new LinkedHashMap<>();
            delivery.put("path", request.path());
            delivery.put("id", orEmpty(request.first("webhook-id")));
            delivery.put("timestamp", orEmpty(request.first("webhook-timestamp")));
            delivery.put("signature", verdict(request));
            delivery.put("contentType", orEmpty(request.first("content-type")));
            delivery.put("body", text.substring(0, Math.min(text.length(), BODY_CHARS_MAX)));
            lock.lock();
            try {
                if (deliveries.size() == DELIVERIES_MAX) {
                    deliveries.removeFirst();
                }
                deliveries.addLast(delivery);
            } finally {
                lock.unlock();
            }
            return Reply.status(status);
        }

        /// `valid`, `invalid`, `missing`, or `unknown` where the secret is not known here.
        private String verdict(Request request) {
            String said = request.first("webhook-signature");
            String known = secret;
            if (said == null) {
                return "missing";
            }
            if (known == null) {
                return "unknown";
            }
            String signed =
                    orEmpty(request.first("webhook-id"))
                            + "."
                            + orEmpty(request.first("webhook-timestamp"))
                            + ".";
            byte[] expected = hmac(keyOf(known), signed, request.body());
            for (String one : said.split(" ", -1)) {
                if (one.startsWith("v1,") && isSame(expected, one.substring(3))) {
                    return "valid";
                }
            }
            return "invalid";
        }

        private static boolean isSame(byte[] expected, String base64) {
            return MessageDigest.isEqual(
                    Base64.getEncoder().encode(expected),
                    base64.getBytes(StandardCharsets.US_ASCII));
        }

        private static byte[] keyOf(String secret) {
            try {
                return secret.startsWith("whsec_")
                        ? Base64.getDecoder().decode(secret.substring("whsec_".length()))
                        : secret.getBytes(StandardCharsets.UTF_8);
            } catch (IllegalArgumentException notBase64) {
                return secret.getBytes(StandardCharsets.UTF_8);
            }
        }

        private static byte[] hmac(byte[] key, String head, byte[] body) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                mac.update(head.getBytes(StandardCharsets.UTF_8));
                return mac.doFinal(body);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("HMAC-SHA256 is not available", e);
            }
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }
    }
}
