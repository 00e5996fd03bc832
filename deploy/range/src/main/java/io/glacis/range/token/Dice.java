package io.glacis.range.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// An endless stream of bytes that follows from a seed text alone, on every machine.
final class Dice {
    private final byte[] seed;
    private byte[] block = new byte[0];
    private int used;
    private int counter;

    Dice(String seed) {
        this.seed = seed.getBytes(StandardCharsets.UTF_8);
    }

    byte[] bytes(int count) {
        byte[] rolled = new byte[count];
        for (int i = 0; i < count; i++) {
            rolled[i] = next();
        }
        return rolled;
    }

    /// A whole number in 0..bound-1.
    int below(int bound) {
        return (int) (Integer.toUnsignedLong(ByteBuffer.wrap(bytes(4)).getInt()) % bound);
    }

    /// Text of characters from this alphabet.
    String text(int length, String alphabet) {
        StringBuilder rolled = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            rolled.append(alphabet.charAt(below(alphabet.length())));
        }
        return rolled.toString();
    }

    private byte next() {
        if (used == block.length) {
            block =
                    Base58.sha256(
                            ByteBuffer.allocate(seed.length + Integer.BYTES)
                                    .put(seed)
                                    .putInt(counter++)
                                    .array());
            used = 0;
        }
        return block[used++];
    }
}
