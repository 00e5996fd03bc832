package io.glacis.contracts;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 over length-prefixed UTF-8 fields, as 64 lower-case hex digits.
///
/// Every field is written as its byte length (4 bytes, big endian) followed by its bytes, so no two
/// different field lists hash the same input: `("a", "bc")` and `("ab", "c")` stay apart.
public final class Digest {
    /// Digits in a digest's text.
    public static final int HEX_LENGTH = 64;

    private Digest() {}

    /// The digest of the fields in order. The first is a type tag with a version, such as
    /// `asset/1`.
    public static String of(String... fields) {
        ByteArrayOutputStream framed = new ByteArrayOutputStream(64 * fields.length);
        for (String field : fields) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            framed.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            framed.writeBytes(bytes);
        }
        return ofBytes(framed.toByteArray());
    }

    /// The plain SHA-256 of some bytes: the name under which evidence is stored.
    public static String ofBytes(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static void requireHex(String field, String text) {
        if (text.length() != HEX_LENGTH || !text.chars().allMatch(Digest::isHexDigit)) {
            throw new IllegalArgumentException(
                    field
                            + " must be "
                            + HEX_LENGTH
                            + " lower-case hex digits, was: "
                            + Shown.of(text));
        }
    }

    private static boolean isHexDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
