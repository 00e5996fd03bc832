package io.glacis.investigation.secrets;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/// Decides what a secret's own form says about it. Rules name their judge.
enum Judge {
    /// Nothing can be read from the form.
    NONE {
        @Override
        Judgement judge(String text, Instant now) {
            return Judgement.UNVERIFIED;
        }
    },
    ARTIFACTORY_API_KEY {
        @Override
        Judgement judge(String text, Instant now) {
            return ArtifactoryTokens.apiKey(text);
        }
    },
    ARTIFACTORY_REFERENCE {
        @Override
        Judgement judge(String text, Instant now) {
            return ArtifactoryTokens.reference(text, now);
        }
    },
    ARTIFACTORY_PASSWORD {
        @Override
        Judgement judge(String text, Instant now) {
            return ArtifactoryTokens.encryptedPassword(text);
        }
    },
    /// A JSON web token: header and payload are JSON, the expiry is read.
    JWT {
        @Override
        Judgement judge(String text, Instant now) {
            return WebTokens.judge(text, now);
        }
    },
    /// `prefix_` + body + six base-62 digits of the body's CRC-32 (GitHub, npm).
    CRC32_BASE62 {
        @Override
        Judgement judge(String text, Instant now) {
            String body = text.substring(text.indexOf('_') + 1);
            int split = body.length() - CRC_DIGITS;
            return split > 0 && base62(crc(body.substring(0, split))).equals(body.substring(split))
                    ? Judgement.of(Status.UNVERIFIED_VALID)
                    : Judgement.INVALID;
        }
    },
    /// An AWS key id, whose base-32 body holds the account's number.
    AWS_KEY_ID {
        @Override
        Judgement judge(String text, Instant now) {
            return new Judgement(
                    Status.UNVERIFIED, null, null, Map.of("accountId", AwsKeyId.account(text)));
        }
    };

    private static final int CRC_DIGITS = 6;
    private static final String BASE62 =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    abstract Judgement judge(String text, Instant now);

    /// The judge of this name, as rule files write it: `artifactory-api-key`.
    static Judge named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static long crc(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }

    private static String base62(long value) {
        StringBuilder digits = new StringBuilder();
        for (long rest = value; digits.length() < CRC_DIGITS; rest /= BASE62.length()) {
            digits.append(BASE62.charAt((int) (rest % BASE62.length())));
        }
        return digits.reverse().toString();
    }
}
