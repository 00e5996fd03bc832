package io.glacis.platform.egress;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/// The only socket that leaves. It connects within an [Exchange], where the exchange permits.
final class GuardedSocket extends Socket {
    private final DialPlan plan;
    private @Nullable Exchange exchange;

    GuardedSocket(DialPlan plan) {
        // Without a fixed "no proxy", the JDK would ask the system's properties for a SOCKS server.
        super(Proxy.NO_PROXY);
        this.plan = plan;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeoutMs) throws IOException {
        if (!Exchange.CURRENT.isBound()
                || !(endpoint instanceof InetSocketAddress to)
                || to.isUnresolved()) {
            throw new GuardException(
                    new Denial(Refusal.DENIED_ADDRESS, "a connection outside of an exchange"));
        }
        Exchange current = Exchange.CURRENT.get();
        current.admit(to);
        exchange = current;
        super.connect(plan.dial(to), current.connectMillis());
    }

    @Override
    public InputStream getInputStream() throws IOException {
        Exchange current = exchange;
        if (current == null) {
            throw new IOException("not connected");
        }
        return new MeteredInput(super.getInputStream(), current);
    }

    private final class MeteredInput extends FilterInputStream {
        private final Exchange meter;

        MeteredInput(InputStream in, Exchange meter) {
            super(in);
            this.meter = meter;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            meter.beforeRead(GuardedSocket.this);
            int count;
            try {
                count = super.read(into, offset, length);
            } catch (SocketTimeoutException e) {
                GuardException overdue = meter.overdue();
                overdue.initCause(e);
                throw overdue;
            }
            meter.afterRead(count);
            return count;
        }
    }
}
