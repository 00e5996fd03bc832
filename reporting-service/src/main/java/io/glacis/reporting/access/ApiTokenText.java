package io.glacis.reporting.access;

import io.glacis.contracts.Digest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// An API token: `glx_<8 public>_<40 secret>_<crc32>`. The public part finds it, only the digest of
/// the secret is kept, and the checksum lets secret scanners know it by sight. It never prints.
final class ApiTokenText {
    private static final String PUBLIC_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String SECRET_ALPHABET = PUBLIC_ALPHABET + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int PUBLIC_LENGTH = 8;
    private static final int SECRET_LENGTH = 40;
    private static final Pattern FORM =
            Pattern.compile("(glx_([a-z0-9]{8})_([A-Za-z0-9]{40}))_([0-9a-f]{8})");

    private final String publicId;
    private final String secret;

    private ApiTokenText(String publicId, String secret) {
        this.publicId = publicId;
        this.secret = secret;
    }

    static ApiTokenText fresh(SecureRandom random) {
        return new ApiTokenText(
                drawn(random, PUBLIC_ALPHABET, PUBLIC_LENGTH),
                drawn(random, SECRET_ALPHABET, SECRET_LENGTH));
    }

    static Optional<ApiTokenText> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches() && checksum(parts.group(1)).equals(parts.group(4))
                ? Optional.of(new ApiTokenText(parts.group(2), parts.group(3)))
                : Optional.empty();
    }

    String publicId() {
        return publicId;
    }

    String digest() {
        return Digest.ofBytes(reveal().getBytes(StandardCharsets.US_ASCII));
    }

    String reveal() {
        String body = "glx_" + publicId + "_" + secret;
        return body + "_" + checksum(body);
    }

    @Override
    public String toString() {
        return "ApiTokenText[" + publicId + "]";
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return "%08x".formatted(crc.getValue());
    }

    private static String drawn(SecureRandom random, String alphabet, int length) {
        return random.ints(length, 0, alphabet.length())
                .collect(
                        StringBuilder::new,
                        (text, at) -> text.append(alphabet.charAt(at)),
                        StringBuilder::append)
                .toString();
    }
}
