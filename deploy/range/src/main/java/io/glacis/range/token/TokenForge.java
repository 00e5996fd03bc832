package io.glacis.range.token;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;

/// Makes tokens that are structurally right, expired, or look right and are not.
///
/// Times are fixed: what is expired expired in 2024, what lives runs to 2040. `-lookalike` has the
/// right prefix and length and a wrong checksum or inside.
final class TokenForge {
    static final List<String> KINDS =
            List.of(
                    "api-key",
                    "api-key-lookalike",
                    "reference",
                    "reference-expired",
                    "reference-forever",
                    "reference-lookalike",
                    "jwt",
                    "jwt-expired",
                    "jwt-forever",
                    "encrypted-password",
                    "github",
                    "github-lookalike",
                    "aws",
                    "aws-secret",
                    "slack",
                    "npm",
                    "password",
                    "sha1",
                    "sha256");

    private static final Instant BORN = Instant.parse("2023-01-01T00:00:00Z");
    private static final Instant EXPIRED = Instant.parse("2024-03-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2040-01-01T00:00:00Z");
    private static final int YEAR_SECONDS = 31_536_000;
    private static final String DIGITS = "0123456789";
    private static final String HEX = "0123456789abcdef";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ALNUM = DIGITS + UPPER + "abcdefghijklmnopqrstuvwxyz";

    private final String world;
    private final SigningKey key;

    TokenForge(String world) {
        this.world = world;
        this.key = SigningKey.of(world);
    }

    KeyPair keys() {
        return new KeyPair(key.publicKey(), key.privateKey());
    }

    String make(String kind, String name) {
        Dice dice = new Dice(world + "|" + kind + "|" + name);
        return switch (kind) {
            case "api-key" -> apiKey(dice);
            case "api-key-lookalike" -> withWrongInside(apiKey(dice), dice);
            case "reference" -> reference(dice, LATER.getEpochSecond() + dice.below(YEAR_SECONDS));
            case "reference-expired" ->
                    reference(dice, EXPIRED.getEpochSecond() + dice.below(YEAR_SECONDS / 2));
            case "reference-forever" -> reference(dice, 0);
            case "reference-lookalike" -> base64("reftkn-" + dice.text(41, ALNUM));
            case "jwt" -> jwt(dice, name, LATER.getEpochSecond() + dice.below(YEAR_SECONDS));
            case "jwt-expired" ->
                    jwt(dice, name, EXPIRED.getEpochSecond() + dice.below(YEAR_SECONDS / 2));
            case "jwt-forever" -> jwt(dice, name, 0);
            case "encrypted-password" -> encryptedPassword(dice);
            case "github" -> withCrc("ghp_", dice.text(30, ALNUM));
            case "github-lookalike" -> "ghp_" + dice.text(36, ALNUM);
            case "aws" -> "AKIA" + dice.text(16, UPPER + "234567");
            case "aws-secret" -> dice.text(40, ALNUM + "/+");
            case "slack" ->
                    "xoxb-"
                            + dice.text(12, "123456789")
                            + "-"
                            + dice.text(12, "123456789")
                            + "-"
                            + dice.text(24, ALNUM);
            case "npm" -> withCrc("npm_", dice.text(30, ALNUM));
            case "password" -> dice.text(20, ALNUM);
            case "sha1" -> dice.text(40, HEX);
            case "sha256" -> dice.text(64, HEX);
            default -> throw new IllegalArgumentException("unknown kind: " + kind);
        };
    }

    private static String apiKey(Dice dice) {
        long bornMs = BORN.toEpochMilli() + dice.below(YEAR_SECONDS) * 1_000L + dice.below(1_000);
        String payload = bornMs + ":" + uuid(dice);
        return "AK" + Base58.withChecksum(payload.getBytes(StandardCharsets.US_ASCII));
    }

    private static String uuid(Dice dice) {
        return UUID.nameUUIDFromBytes(dice.bytes(16)).toString();
    }

    private static String withWrongInside(String token, Dice dice) {
        int at = 20 + dice.below(20);
        char other = token.charAt(at) == '7' ? '8' : '7';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    private static String reference(Dice dice, long expirySecond) {
        return base64("reftkn:01:%010d:%s".formatted(expirySecond, dice.text(27, ALNUM)));
    }

    private String jwt(Dice dice, String user, long expirySecond) {
        String service = "jfac@01g" + dice.text(23, "0123456789abcdefghjkmnpqrstvwxyz");
        long bornSecond = BORN.getEpochSecond() + dice.below(YEAR_SECONDS);
        String header =
                "{\"ver\":\"2\",\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"" + key.id() + "\"}";
        String payload =
                "{\"ext\":\"{\\\"revocable\\\":\\\"true\\\"}\",\"sub\":\"%s/users/%s\",\"scp\":\"applied-permissions/user\",\"aud\":\"*@*\",\"iss\":\"%s\",%s\"iat\":%d,\"jti\":\"%s\"}"
                        .formatted(
                                service,
                                user,
                                service,
                                expirySecond == 0 ? "" : "\"exp\":" + expirySecond + ",",
                                bornSecond,
                                uuid(dice));
        return key.sign(header, payload);
    }

    private static String encryptedPassword(Dice dice) {
        while (true) {
            String text = Base58.withChecksum(dice.bytes(24));
            if ("123456789ABCDEF".indexOf(text.charAt(0)) >= 0) {
                return "AP" + text;
            }
        }
    }

    /// The body and the base-62 form of its CRC-32, six digits.
    private static String withCrc(String prefix, String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        StringBuilder tail = new StringBuilder();
        for (long rest = crc.getValue(); tail.length() < 6; rest /= 62) {
            tail.append(ALNUM.charAt((int) (rest % 62)));
        }
        return prefix + body + tail.reverse();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
