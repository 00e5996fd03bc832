package io.glacis.contracts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One port of one address: `203.0.113.7:443/tcp`, `[2001:db8::7]:53/udp`.
public record Endpoint(IpAddress address, int port, String transport) implements TextValue {
    private static final int PORT_MAX = 65_535;
    private static final Pattern FORM =
            Pattern.compile("(?:\\[([^\\]]{2,45})\\]|([0-9.]{7,15})):([0-9]{1,5})(?:/(tcp|udp))?");

    public Endpoint {
        if (port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException("port must be 1.." + PORT_MAX + ", was " + port);
        }
        if (!transport.equals("tcp") && !transport.equals("udp")) {
            throw new IllegalArgumentException(
                    "transport must be tcp or udp: " + Shown.of(transport));
        }
    }

    /// Reads `address:port` or `address:port/transport`; the transport is tcp where it is left out.
    public static Endpoint parse(String given) {
        Matcher parts = FORM.matcher(given.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("endpoint is malformed: " + Shown.of(given));
        }
        String address = parts.group(1) != null ? parts.group(1) : parts.group(2);
        String transport = parts.group(4) == null ? "tcp" : parts.group(4);
        return new Endpoint(new IpAddress(address), Integer.parseInt(parts.group(3)), transport);
    }

    @Override
    public String text() {
        String host = address.isV6() ? "[" + address.text() + "]" : address.text();
        return host + ":" + port + "/" + transport;
    }

    @Override
    public String toString() {
        return text();
    }
}
