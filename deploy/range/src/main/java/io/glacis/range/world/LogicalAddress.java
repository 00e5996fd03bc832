package io.glacis.range.world;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/// Addresses of a world: from the documentation ranges only (RFC 5737, RFC 3849), so that a mistake
/// can never point at a real machine.
public final class LogicalAddress {
    private static final int GROUPS = 8;

    private LogicalAddress() {}

    /// The canonical text (RFC 5952 for IPv6) of an address in a documentation range.
    public static String canonical(String text) {
        InetAddress address = literal(text);
        if (!isDocumentation(address)) {
            throw new IllegalArgumentException(
                    text
                            + " is outside the documentation ranges 192.0.2.0/24, 198.51.100.0/24,"
                            + " 203.0.113.0/24 and 2001:db8::/32");
        }
        return textOf(address);
    }

    static InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException notAnAddress) {
            throw new IllegalArgumentException(text + " is not an IP address", notAnAddress);
        }
    }

    public static boolean isDocumentation(InetAddress address) {
        byte[] a = address.getAddress();
        if (a.length == 4) {
            int net = ((a[0] & 0xff) << 16) | ((a[1] & 0xff) << 8) | (a[2] & 0xff);
            return net == 0xC00002 || net == 0xC63364 || net == 0xCB0071;
        }
        return (a[0] & 0xff) == 0x20
                && (a[1] & 0xff) == 0x01
                && (a[2] & 0xff) == 0x0d
                && (a[3] & 0xff) == 0xb8;
    }

    /// Private, loopback and link-local addresses: a zone may leak them, no packet ever goes there.
    static boolean isInternal(InetAddress address) {
        byte[] a = address.getAddress();
        return address.isSiteLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || (a.length == 16 && (a[0] & 0xfe) == 0xfc);
    }

    public static String textOf(InetAddress address) {
        return address instanceof Inet6Address
                ? compressed(address.getAddress())
                : address.getHostAddress();
    }

    private static String compressed(byte[] bytes) {
        int[] groups = new int[GROUPS];
        Arrays.setAll(groups, i -> ((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff));
        int bestStart = -1;
        int bestLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int length = 0;
            while (i + length < GROUPS && groups[i + length] == 0) {
                length++;
            }
            if (length > bestLength) {
                bestStart = i;
                bestLength = length;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == bestStart) {
                text.append("::");
                i += bestLength - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
