package io.glacis.range.web;

import io.glacis.range.web.VirtualHosts.Hosted;
import io.glacis.range.world.WorldSite;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// One listening port of the Range: every virtual host of one logical address and port. A virtual
/// thread per connection; connections, requests and idle time are bounded.
public final class WebServer implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 256;
    private static final int REQUESTS_PER_CONNECTION_MAX = 1000;
    private static final int IDLE_MS = 15_000;

    private static final System.Logger LOG = System.getLogger(WebServer.class.getName());

    /// Told of what arrives, before it is answered.
    public interface Listener {
        void connected(String address, int port);

        void requested(String address, @Nullable WorldSite site, Request request);
    }

    private final String address;
    private final int port;
    private final VirtualHosts hosts;
    private final @Nullable SSLContext tls;
    private final Listener listener;
    private final Clock clock;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Semaphore connections = new Semaphore(CONNECTIONS_MAX);

    /// @param address the logical address, and `port` the logical port, for which `socket` stands
    public WebServer(
            String address,
            int port,
            ServerSocket socket,
            VirtualHosts hosts,
            @Nullable SSLContext tls,
            Listener listener,
            Clock clock) {
        this.address = address;
        this.port = port;
        this.server = socket;
        this.hosts = hosts;
        this.tls = tls;
        this.listener = listener;
        this.clock = clock;
    }

    public void start() {
        Thread.ofVirtual().name("web-" + address + ":" + port).start(this::accept);
    }

    /// The logical address.
    public String address() {
        return address;
    }

    /// The logical port.
    public int port() {
        return port;
    }

    public InetSocketAddress boundTo() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                listener.connected(address, port);
                if (connections.tryAcquire()) {
                    open.add(socket);
                    Thread.ofVirtual().start(() -> converse(socket));
                } else {
                    socket.close();
                }
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.log(System.Logger.Level.WARNING, "connection not accepted", e);
                }
            }
        }
    }

    private void converse(Socket plain) {
        try (plain;
                Socket socket = secured(plain)) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 16 * 1024);
            for (int i = 0; i < REQUESTS_PER_CONNECTION_MAX && answerNext(in, out); i++) {
                // the next request of the same connection
            }
        } catch (IOException gone) {
            LOG.log(System.Logger.Level.DEBUG, "connection ended", gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(plain);
            connections.release();
        }
    }

    private Socket secured(Socket plain) throws IOException {
        plain.setSoTimeout(IDLE_MS);
        plain.setTcpNoDelay(true);
        if (tls == null) {
            return plain;
        }
        SSLSocket secure =
                (SSLSocket)
                        tls.getSocketFactory()
                                .createSocket(plain, InputStream.nullInputStream(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        return secure;
    }

    private boolean answerNext(InputStream in, OutputStream out)
            throws IOException, InterruptedException {
        Request request;
        try {
            request = Wire.read(in, out, tls == null ? "http" : "https", port);
        } catch (Wire.MalformedRequestException e) {
            Wire.write(out, Reply.text(e.status, "Bad request\n"), true, false, clock);
            return false;
        }
        if (request == null) {
            return false;
        }
        Hosted hosted = hosts.find(address, port, request.host());
        listener.requested(address, hosted == null ? null : hosted.world(), request);
        Reply reply = answer(hosted, request);
        boolean keepAlive = !"close".equalsIgnoreCase(request.first("connection"));
        Wire.write(out, reply, !request.method().equals("HEAD"), keepAlive, clock);
        return keepAlive;
    }

    /// What goes wrong in a site is that site's 500, logged, and nobody else's trouble.
    private static Reply answer(@Nullable Hosted hosted, Request request) {
        if (hosted == null) {
            return Reply.html(
                    404,
                    "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not"
                            + " Found</h1></center><hr><center>nginx</center></body></html>\n");
        }
        try {
            return hosted.site().answer(request);
        } catch (IOException | RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "site " + hosted.world().host() + " failed to answer",
                    e);
            return Reply.text(500, "Internal Server Error\n");
        }
    }

    @Override
    public void close() {
        closeQuietly(server);
        open.forEach(WebServer::closeQuietly);
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) { // loop boundary: the others must be closed too
            LOG.log(System.Logger.Level.DEBUG, "socket not closed", e);
        }
    }
}
