package io.glacis.discovery.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// A digest of words that is near for near texts: 64 bits, each the majority of the words' bits.
final class Simhash {
    private static final int SHINGLE = 2;

    private Simhash() {}

    /// Sixteen hex digits.
    static String of(List<String> words) {
        int[] votes = new int[Long.SIZE];
        for (int i = 0; i + SHINGLE <= words.size(); i++) {
            long hash = hash(String.join(" ", words.subList(i, i + SHINGLE)));
            for (int bit = 0; bit < votes.length; bit++) {
                votes[bit] += (hash >>> bit & 1) == 1 ? 1 : -1;
            }
        }
        long digest = 0;
        for (int bit = 0; bit < votes.length; bit++) {
            digest |= votes[bit] > 0 ? 1L << bit : 0;
        }
        return HexFormat.of().toHexDigits(digest);
    }

    /// How many bits differ.
    static int distance(String one, String other) {
        return Long.bitCount(
                HexFormat.fromHexDigitsToLong(one) ^ HexFormat.fromHexDigitsToLong(other));
    }

    private static long hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(Arrays.copyOf(digest, Long.BYTES)).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
