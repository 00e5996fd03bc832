package io.glacis.contracts;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/// An IPv4 or IPv6 address as a literal, never resolved, spelled as RFC 5952 says.
///
/// An IPv4-mapped IPv6 address is the IPv4 address. Octal, hexadecimal and shortened spellings of
/// IPv4 are refused, because programs disagree about what they mean.
public record IpAddress(String text) implements TextValue, Comparable<IpAddress> {
    private static final Pattern DOTTED_QUAD =
            Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    private static final Pattern COLONS = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    public IpAddress {
        text = spell(parse(text));
    }

    /// The address of these 4 or 16 bytes.
    public static IpAddress of(InetAddress address) {
        return new IpAddress(spell(address));
    }

    /// The address for a socket; built from the literal alone.
    public InetAddress toInetAddress() {
        return InetAddress.ofLiteral(text);
    }

    /// Whether this is an IPv6 address.
    public boolean isV6() {
        return text.indexOf(':') >= 0;
    }

    private static InetAddress parse(String given) {
        String bare = given.strip();
        boolean plausible =
                bare.indexOf(':') >= 0
                        ? COLONS.matcher(bare).matches()
                        : DOTTED_QUAD.matcher(bare).matches();
        if (!plausible) {
            throw new IllegalArgumentException("ip address is malformed: " + Shown.of(given));
        }
        try {
            return InetAddress.ofLiteral(bare);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("ip address is malformed: " + Shown.of(given), e);
        }
    }

    private static String spell(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? address.getHostAddress() : spellV6(bytes);
    }

    private static String spellV6(byte[] bytes) {
        int[] groups = new int[8];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
        }
        int gapStart = -1;
        int gapLength = 1;
        for (int i = 0; i < groups.length; i++) {
            int end = i;
            while (end < groups.length && groups[end] == 0) {
                end++;
            }
            if (end - i > gapLength) {
                gapStart = i;
                gapLength = end - i;
            }
            i = Math.max(i, end - 1);
        }
        StringBuilder spelled = new StringBuilder();
        for (int i = 0; i < groups.length; i++) {
            if (i == gapStart) {
                spelled.append("::");
                i += gapLength - 1;
            } else {
                boolean needsColon =
                        !spelled.isEmpty() && spelled.charAt(spelled.length() - 1) != ':';
                spelled.append(needsColon ? ":" : "").append(Integer.toHexString(groups[i]));
            }
        }
        return spelled.toString();
    }

    @Override
    public int compareTo(IpAddress other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
