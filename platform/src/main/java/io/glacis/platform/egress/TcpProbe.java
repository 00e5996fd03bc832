package io.glacis.platform.egress;

import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpAddress;
import io.glacis.platform.egress.Exchange.Phase;
import io.glacis.platform.egress.governor.Grant;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocket;

/// One TCP connection that sends nothing of its own. Blocks; meant for virtual threads.
public final class TcpProbe {
    private final Route route;
    private final PolitenessKeys keys;
    private final Gate gate;
    private final Wire wire;
    private final GuardedSockets sockets;

    TcpProbe(Route route, PolitenessKeys keys, Gate gate, Wire wire, GuardedSockets sockets) {
        this.route = route;
        this.keys = keys;
        this.gate = gate;
        this.wire = wire;
        this.sockets = sockets;
    }

    public TcpOutcome connect(Authority authority, Hostname host, int port, TcpScript script) {
        return connect(authority, host.text(), port, script);
    }

    public TcpOutcome connect(Authority authority, IpAddress address, int port, TcpScript script) {
        return connect(authority, address.text(), port, script);
    }

    private TcpOutcome connect(Authority authority, String host, int port, TcpScript script) {
        Duration patience = Limits.DEFAULT.patience();
        return switch (route.find(authority, host, patience)) {
            case Route.Found.Denied(Denial denial) -> refused(denial);
            case Route.Found.Lost(Failure failure, String detail) ->
                    new TcpOutcome.Failed(failure, detail);
            case Route.Found.Pinned(IpAddress address) -> {
                try {
                    yield switch (gate.pass(List.of(keys.tcp(address)), patience)) {
                        case Grant.Exhausted exhausted -> refused(Gate.exhausted(exhausted));
                        case Grant.Granted granted -> {
                            try (granted) {
                                Denial denial = route.stillDenied(authority, host);
                                yield denial != null
                                        ? refused(denial)
                                        : exchange(authority, host, address, port, script);
                            }
                        }
                    };
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    yield new TcpOutcome.Failed(Failure.INTERRUPTED, "waiting for the governor");
                }
            }
        };
    }

    private TcpOutcome exchange(
            Authority authority, String host, IpAddress address, int port, TcpScript script) {
        Exchange exchange =
                new Exchange(
                        authority,
                        wire.admission(),
                        address,
                        wire.limits().budget(),
                        Limits.DEFAULT.withWireBytesMax(script.bytesMax()),
                        wire.nanos());
        try (Socket socket = sockets.createSocket()) {
            InetSocketAddress endpoint = new InetSocketAddress(address.toInetAddress(), port);
            ScopedValue.where(Exchange.CURRENT, exchange)
                    .call(() -> {
                        socket.connect(endpoint, 0);
                        return true;
                    });
            return script.tls()
                    ? secured(exchange, socket, host, port, address, script)
                    : new TcpOutcome.Open(address, banner(exchange, socket, script), null);
        } catch (IOException e) {
            return notOpen(address, e);
        }
    }

    private TcpOutcome secured(
            Exchange exchange,
            Socket raw,
            String host,
            int port,
            IpAddress address,
            TcpScript script) {
        exchange.enter(Phase.TLS);
        try (SSLSocket tls =
                (SSLSocket) wire.tls().recording().createSocket(raw, host, port, true)) {
            tls.startHandshake();
            TlsSeen seen = wire.tls().seen(tls.getSession(), host);
            return new TcpOutcome.Open(address, banner(exchange, tls, script), seen);
        } catch (IOException _) {
            // The port is open all the same; it does not speak TLS.
            return new TcpOutcome.Open(address, Body.EMPTY, null);
        }
    }

    /// What the server says by itself. Silence, or a break after the first bytes, is an answer too.
    private static Body banner(Exchange exchange, Socket socket, TcpScript script) {
        byte[] heard = new byte[script.bytesMax()];
        int length = 0;
        exchange.listen(script.listen());
        try {
            InputStream in = socket.getInputStream();
            while (length < heard.length) {
                int count = in.read(heard, length, heard.length - length);
                if (count < 0) {
                    break;
                }
                length += count;
            }
        } catch (IOException _) {
            return Body.of(heard).first(length);
        }
        return Body.of(heard).first(length);
    }

    private TcpOutcome notOpen(IpAddress address, IOException e) {
        return switch (Failures.causeOf(e)) {
            case GuardException.Cause.Denied(Denial denial) -> refused(denial);
            case GuardException.Cause.Broken broken -> silent(address, broken);
        };
    }

    private static TcpOutcome silent(IpAddress address, GuardException.Cause.Broken broken) {
        Failure failure = broken.failure();
        if (failure == Failure.CONNECT_REFUSED) {
            return new TcpOutcome.Closed(address);
        }
        return failure == Failure.TIMEOUT || failure == Failure.UNREACHABLE
                ? new TcpOutcome.Filtered(address, broken.detail())
                : new TcpOutcome.Failed(failure, broken.detail());
    }

    private TcpOutcome refused(Denial denial) {
        gate.listener().denied(denial.reason());
        return new TcpOutcome.Refused(denial.reason(), denial.detail());
    }
}
