package io.glacis.investigation.secrets;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/// Base 58, and the two checksum bytes that JFrog puts behind its payloads.
final class Base58 {
    private static final String ALPHABET =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());
    private static final int CHECKSUM = 2;
    private static final int LENGTH_MAX = 512;

    private Base58() {}

    /// The payload of a text whose last two bytes are the first two of the payload's double
    /// SHA-256.
    static Optional<byte[]> checked(String text) {
        byte[] bytes = decode(text).orElse(new byte[0]);
        if (bytes.length <= CHECKSUM) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOf(bytes, bytes.length - CHECKSUM);
        byte[] digest = sha256(sha256(payload));
        boolean holds =
                digest[0] == bytes[bytes.length - 2] && digest[1] == bytes[bytes.length - 1];
        return holds ? Optional.of(payload) : Optional.empty();
    }

    private static Optional<byte[]> decode(String text) {
        if (text.isEmpty() || text.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            value = value.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        int zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == ALPHABET.charAt(0)) {
            zeros++;
        }
        byte[] magnitude = value.signum() == 0 ? new byte[0] : value.toByteArray();
        int sign = magnitude.length > 0 && magnitude[0] == 0 ? 1 : 0;
        byte[] bytes = new byte[zeros + magnitude.length - sign];
        System.arraycopy(magnitude, sign, bytes, zeros, magnitude.length - sign);
        return Optional.of(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
