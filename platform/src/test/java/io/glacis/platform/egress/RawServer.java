package io.glacis.platform.egress;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// A loopback server that reads a request head and then says whatever a script says.
public final class RawServer implements AutoCloseable {
    /// Writes an answer; an exception ends the connection.
    @FunctionalInterface
    public interface Script {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Script script;
    private final boolean speaksFirst;
    private final AtomicInteger connections = new AtomicInteger();

    private RawServer(Script script, boolean speaksFirst) {
        this.script = script;
        this.speaksFirst = speaksFirst;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    /// Answers after a blank line came.
    public static RawServer answering(Script script) {
        return new RawServer(script, false);
    }

    /// Speaks as soon as somebody connects.
    public static RawServer speaking(Script script) {
        return new RawServer(script, true);
    }

    public static RawServer saying(String text) {
        return answering(out -> out.write(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    public int connections() {
        return connections.get();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException _) {
                // Closed.
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            if (!speaksFirst) {
                readHead(socket);
            }
            script.answer(socket.getOutputStream());
            socket.getOutputStream().flush();
        } catch (IOException _) {
            // The client left: that is what most of these tests want.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void readHead(Socket socket) throws IOException {
        int matched = 0;
        while (matched < 4) {
            int c = socket.getInputStream().read();
            if (c < 0) {
                throw new IOException("no request");
            }
            boolean isNext = c == (matched % 2 == 0 ? '\r' : '\n');
            matched = isNext ? matched + 1 : 0;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
