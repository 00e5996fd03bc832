package io.glacis.platform.egress;

import java.time.Duration;

/// What to do on an open port: nothing is ever sent but a TLS hello, when asked for.
///
/// @param bytesMax banner bytes to wait for; 0 only looks whether the port is open
/// @param tls shake hands first
/// @param listen how long to wait for a banner
public record TcpScript(int bytesMax, boolean tls, Duration listen) {
    private static final int BYTES_CAP = 64 << 10;
    private static final Duration LISTEN_CAP = Duration.ofSeconds(10);

    public TcpScript {
        if (bytesMax < 0 || bytesMax > BYTES_CAP) {
            throw new IllegalArgumentException("bytesMax must be 0.." + BYTES_CAP);
        }
        if (listen.isNegative() || listen.compareTo(LISTEN_CAP) > 0) {
            throw new IllegalArgumentException("listen must be at most " + LISTEN_CAP);
        }
    }

    /// Open or not, and nothing more.
    public static TcpScript connectOnly() {
        return new TcpScript(0, false, Duration.ZERO);
    }

    /// Wait two seconds for up to 4 KiB that the server says by itself.
    public static TcpScript banner() {
        return new TcpScript(4 << 10, false, Duration.ofSeconds(2));
    }

    /// Look at the certificate.
    public static TcpScript handshake() {
        return new TcpScript(0, true, Duration.ZERO);
    }
}
