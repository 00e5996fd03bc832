package io.glacis.platform.egress;

import io.glacis.contracts.IpAddress;
import java.net.InetSocketAddress;

/// Endpoints as text: `203.0.113.7:443`, `[2001:db8::7]:443`.
public final class Endpoints {
    private static final int PORT_MAX = 65_535;

    private Endpoints() {}

    /// The endpoint of a literal; never resolves.
    ///
    /// @param portDefault used where the text has no port; 0 demands one
    public static InetSocketAddress parse(String text, int portDefault) {
        int colon = text.lastIndexOf(':');
        boolean isBare = text.startsWith("[") ? text.endsWith("]") : text.indexOf(':') != colon;
        boolean hasPort = colon >= 0 && !isBare;
        String host = hasPort ? text.substring(0, colon) : text;
        String bare =
                host.startsWith("[") && host.endsWith("]")
                        ? host.substring(1, host.length() - 1)
                        : host;
        int port = hasPort ? portOf(text.substring(colon + 1)) : portDefault;
        if (port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException("port must be 1..65535");
        }
        return new InetSocketAddress(new IpAddress(bare).toInetAddress(), port);
    }

    private static int portOf(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("port must be a number", e);
        }
    }
}
