package io.glacis.range.address;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Gives each logical address a loopback address of its own in 127.77.0.0/16, and each logical port
/// of it a port there; remembers which stands for which.
public final class LoopbackPlan {
    /// The address of the resolver; logical addresses come after it.
    public static final String RESOLVER = "127.77.0.1";

    private static final int PORT_OFFSET = 20_000;
    private static final int PORT_MAX = 65_535;
    private static final int BACKLOG = 128;
    private static final int PER_NET = 250;

    private final AtomicInteger next = new AtomicInteger(9);
    private final Map<String, String> loopbacks = new ConcurrentHashMap<>();
    private final Map<String, String> logicals = new ConcurrentHashMap<>();
    private final Map<String, String> dial = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> logicalPorts = new ConcurrentHashMap<>();

    public InetAddress loopbackOf(String logical) {
        String loopback =
                loopbacks.computeIfAbsent(
                        logical,
                        _ -> {
                            int index = next.getAndIncrement();
                            return "127.77." + index / PER_NET + "." + (1 + index % PER_NET);
                        });
        logicals.put(loopback, logical);
        return InetAddress.ofLiteral(loopback);
    }

    /// The logical address for which this loopback address stands.
    public @Nullable String logicalOf(InetAddress loopback) {
        return logicals.get(loopback.getHostAddress());
    }

    /// The logical port for which this bound loopback address and port stand.
    public @Nullable Integer logicalPortOf(InetAddress loopback, int port) {
        return logicalPorts.get(textOf(new InetSocketAddress(loopback, port)));
    }

    /// Listens for a logical address and port: at port + 20000 where that is free, else anywhere.
    public ServerSocket listen(String logical, int port) throws IOException {
        InetAddress loopback = loopbackOf(logical);
        int wished = port + PORT_OFFSET <= PORT_MAX ? port + PORT_OFFSET : 0;
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(loopback, wished), BACKLOG);
        } catch (BindException taken) {
            socket.close();
            socket = new ServerSocket();
            socket.bind(new InetSocketAddress(loopback, 0), BACKLOG);
        }
        note(logical, port, (InetSocketAddress) socket.getLocalSocketAddress());
        return socket;
    }

    /// Where a server for this logical address and port wishes to listen.
    public InetSocketAddress wishedFor(String logical, int port) {
        return new InetSocketAddress(loopbackOf(logical), port + PORT_OFFSET);
    }

    public void note(String logical, int port, InetSocketAddress bound) {
        dial.put(textOf(logical, port), textOf(bound));
        logicalPorts.put(textOf(bound), port);
    }

    /// Nothing stands for this logical address and port any more.
    public void forget(String logical, int port) {
        String bound = dial.remove(textOf(logical, port));
        if (bound != null) {
            logicalPorts.remove(bound);
        }
    }

    private static String textOf(String logical, int port) {
        return (logical.contains(":") ? "[" + logical + "]" : logical) + ":" + port;
    }

    /// Every logical `address:port` with the loopback `address:port` that stands for it.
    public Map<String, String> dial() {
        return new TreeMap<>(dial);
    }

    public static String textOf(InetSocketAddress at) {
        return at.getAddress().getHostAddress() + ":" + at.getPort();
    }
}
