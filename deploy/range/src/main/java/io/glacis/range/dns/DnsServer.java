package io.glacis.range.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import org.xbill.DNS.WireParseException;

/// One DNS server on UDP and TCP of one loopback address and port.
public final class DnsServer implements AutoCloseable {
    private static final int UDP_BYTES_MAX = 4096;
    private static final int UDP_BYTES_PLAIN = 512;
    private static final int TCP_CONNECTIONS_MAX = 128;
    private static final int TCP_IDLE_MS = 10_000;
    private static final int BIND_ATTEMPTS = 20;

    private static final System.Logger LOG = System.getLogger(DnsServer.class.getName());

    /// Told of each question, before it is answered.
    @FunctionalInterface
    public interface Listener {
        void asked(boolean overTcp, boolean transfer);
    }

    private final Responder responder;
    private final Listener listener;
    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Semaphore connections = new Semaphore(TCP_CONNECTIONS_MAX);

    private DnsServer(
            Responder responder, Listener listener, DatagramSocket udp, ServerSocket tcp) {
        this.responder = responder;
        this.listener = listener;
        this.udp = udp;
        this.tcp = tcp;
    }

    /// The recursive resolver of the world. Port 0 picks a free one.
    public static DnsServer resolver(
            Namespace namespace,
            java.util.List<ResolverFault> faults,
            InetSocketAddress at,
            Listener listener)
            throws IOException {
        return start(new Resolver(namespace, faults), at, listener);
    }

    /// The nameserver at one logical address.
    public static DnsServer authority(
            Namespace namespace, String address, InetSocketAddress at, Listener listener)
            throws IOException {
        return start(new Authority(namespace, () -> namespace.servedAt(address)), at, listener);
    }

    private static DnsServer start(Responder responder, InetSocketAddress at, Listener listener)
            throws IOException {
        for (int attempt = 1; ; attempt++) {
            DatagramSocket udp = new DatagramSocket(at);
            ServerSocket tcp = new ServerSocket();
            try {
                tcp.bind(new InetSocketAddress(at.getAddress(), udp.getLocalPort()));
            } catch (BindException taken) {
                udp.close();
                tcp.close();
                if (at.getPort() != 0 || attempt == BIND_ATTEMPTS) {
                    throw taken;
                }
                continue;
            }
            DnsServer server = new DnsServer(responder, listener, udp, tcp);
            Thread.ofVirtual().name("dns-udp-" + at).start(server::serveUdp);
            Thread.ofVirtual().name("dns-tcp-" + at).start(server::serveTcp);
            return server;
        }
    }

    public InetAddress address() {
        return udp.getLocalAddress();
    }

    public int port() {
        return udp.getLocalPort();
    }

    private void serveUdp() {
        byte[] buffer = new byte[UDP_BYTES_MAX];
        while (!udp.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                udp.receive(packet);
                byte[] wire = java.util.Arrays.copyOf(buffer, packet.getLength());
                byte[] reply = replyTo(wire);
                if (reply.length > 0) {
                    udp.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                }
            } catch (IOException | RuntimeException e) {
                if (!udp.isClosed()) {
                    LOG.log(System.Logger.Level.WARNING, "dns datagram not answered", e);
                }
            }
        }
    }

    private byte[] replyTo(byte[] wire) throws IOException {
        Message query = parsed(wire);
        if (query == null) {
            return malformed(wire);
        }
        listener.asked(false, isTransfer(query));
        if (isTransfer(query)) {
            return Replies.refusal(query, Rcode.REFUSED).toWire();
        }
        Message reply = responder.answer(query);
        if (reply == null) {
            return new byte[0];
        }
        OPTRecord opt = query.getOPT();
        int room = opt == null ? UDP_BYTES_PLAIN : Math.max(UDP_BYTES_PLAIN, opt.getPayloadSize());
        return reply.toWire(Math.min(room, Replies.PAYLOAD_BYTES));
    }

    private static @Nullable Message parsed(byte[] wire) {
        try {
            Message query = new Message(wire);
            return query.getHeader().getFlag(org.xbill.DNS.Flags.QR) ? null : query;
        } catch (IOException broken) {
            return null;
        }
    }

    /// FORMERR where at least the header can be read and is a question; silence otherwise.
    private static byte[] malformed(byte[] wire) {
        try {
            Header header = new Header(wire);
            if (header.getFlag(org.xbill.DNS.Flags.QR)) {
                return new byte[0];
            }
            Message reply = new Message(header.getID());
            reply.getHeader().setFlag(org.xbill.DNS.Flags.QR);
            reply.getHeader().setRcode(Rcode.FORMERR);
            return reply.toWire();
        } catch (WireParseException tooShort) {
            return new byte[0];
        } catch (IOException broken) {
            return new byte[0];
        }
    }

    private static boolean isTransfer(Message query) {
        Record question = query.getQuestion();
        return question != null
                && (question.getType() == Type.AXFR || question.getType() == Type.IXFR);
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try {
                Socket socket = tcp.accept();
                if (connections.tryAcquire()) {
                    Thread.ofVirtual().start(() -> converse(socket));
                } else {
                    socket.close();
                }
            } catch (IOException e) {
                if (!tcp.isClosed()) {
                    LOG.log(System.Logger.Level.WARNING, "dns connection not accepted", e);
                }
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            socket.setSoTimeout(TCP_IDLE_MS);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            while (!tcp.isClosed()) {
                byte[] wire = in.readNBytes(in.readUnsignedShort());
                Message query = parsed(wire);
                if (query == null) {
                    return;
                }
                listener.asked(true, isTransfer(query));
                if (isTransfer(query)) {
                    for (Message message : responder.transfer(query)) {
                        send(out, message);
                    }
                } else {
                    Message reply = responder.answer(query);
                    if (reply == null) {
                        return;
                    }
                    send(out, reply);
                }
            }
        } catch (IOException gone) {
            LOG.log(System.Logger.Level.DEBUG, "dns connection ended", gone);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "dns question not answered", e);
        } finally {
            connections.release();
        }
    }

    private static void send(DataOutputStream out, Message message) throws IOException {
        byte[] wire = message.toWire(Message.MAXLENGTH);
        out.writeShort(wire.length);
        out.write(wire);
        out.flush();
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "dns listener not closed", e);
        }
    }
}
