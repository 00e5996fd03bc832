package io.glacis.platform.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/// Makes unconnected guarded sockets; a socket that connects while it is made is refused.
final class GuardedSockets extends SocketFactory {
    private final DialPlan plan;

    GuardedSockets(DialPlan plan) {
        this.plan = plan;
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket(plan);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw refused();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
            throws IOException {
        throw refused();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw refused();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
        throw refused();
    }

    private static IOException refused() {
        return new GuardException(
                new Denial(Refusal.DENIED_ADDRESS, "sockets connect in an exchange only"));
    }
}
