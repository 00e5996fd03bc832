package io.glacis.contracts;

import java.net.InetAddress;

/// An address block in CIDR notation with the host bits zero: `203.0.113.0/24`.
public record IpRange(String text) implements TextValue {
    public IpRange {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("ip range must be address/bits: " + Shown.of(text));
        }
        IpAddress address = new IpAddress(text.substring(0, slash));
        byte[] bytes = address.toInetAddress().getAddress();
        int bits = parseBits(text.substring(slash + 1).strip(), bytes.length * Byte.SIZE, text);
        text = IpAddress.of(masked(bytes, bits)).text() + "/" + bits;
    }

    /// Whether the address lies in this block.
    public boolean contains(IpAddress address) {
        int slash = text.indexOf('/');
        byte[] bytes = address.toInetAddress().getAddress();
        byte[] mine = new IpAddress(text.substring(0, slash)).toInetAddress().getAddress();
        int bits = Integer.parseInt(text.substring(slash + 1));
        return bytes.length == mine.length
                && masked(bytes, bits).equals(IpAddress.of(masked(mine, bits)).toInetAddress());
    }

    private static int parseBits(String digits, int bitsMax, String given) {
        try {
            int bits = Integer.parseInt(digits);
            if (bits >= 0 && bits <= bitsMax) {
                return bits;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "ip range has malformed bits: " + Shown.of(given), e);
        }
        throw new IllegalArgumentException(
                "ip range bits must be 0.." + bitsMax + ": " + Shown.of(given));
    }

    private static InetAddress masked(byte[] bytes, int bits) {
        byte[] kept = bytes.clone();
        for (int i = 0; i < kept.length; i++) {
            int keep = Math.clamp(bits - (long) i * Byte.SIZE, 0, Byte.SIZE);
            kept[i] = (byte) (kept[i] & (0xff << (Byte.SIZE - keep)));
        }
        try {
            return InetAddress.getByAddress(kept);
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
