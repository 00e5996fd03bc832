package io.glacis.range.token;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// Base58 with the two checksum bytes that JFrog puts behind its payloads.
final class Base58 {
    private static final String ALPHABET =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());

    private Base58() {}

    /// The payload and the first two bytes of its double SHA-256, in base 58.
    static String withChecksum(byte[] payload) {
        byte[] checked = Arrays.copyOf(payload, payload.length + 2);
        byte[] digest = sha256(sha256(payload));
        checked[payload.length] = digest[0];
        checked[payload.length + 1] = digest[1];
        return encode(checked);
    }

    private static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        BigInteger rest = new BigInteger(1, bytes);
        while (rest.signum() > 0) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            text.append(ALPHABET.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            text.append(ALPHABET.charAt(0));
        }
        return text.reverse().toString();
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
