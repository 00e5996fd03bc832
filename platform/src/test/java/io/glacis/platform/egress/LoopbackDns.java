package io.glacis.platform.egress;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.Message;

/// A DNS server on loopback that answers with what a script says, over UDP and TCP.
public final class LoopbackDns implements AutoCloseable {
    /// Makes the bytes of an answer; an empty array is silence.
    @FunctionalInterface
    public interface Script {
        byte[] answer(Message query, boolean isTcp) throws IOException;
    }

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Script script;
    private final List<String> questions = new CopyOnWriteArrayList<>();

    public LoopbackDns(Script script) {
        this.script = script;
        try {
            this.tcp = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
            this.udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serveUdp);
        Thread.ofVirtual().start(this::serveTcp);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) tcp.getLocalSocketAddress();
    }

    /// The questions so far, as `name TYPE`.
    public List<String> questions() {
        return questions;
    }

    private void serveUdp() {
        byte[] buffer = new byte[4096];
        while (!udp.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                udp.receive(packet);
                byte[] query = java.util.Arrays.copyOf(packet.getData(), packet.getLength());
                byte[] answer = answer(query, false);
                if (answer.length > 0) {
                    udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException _) {
                // Closed, or a hostile script: the client times out.
            }
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try {
                Socket socket = tcp.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                // Closed.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                DataInputStream in = new DataInputStream(socket.getInputStream());
                DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
            while (true) {
                byte[] query = new byte[in.readUnsignedShort()];
                in.readFully(query);
                byte[] answer = answer(query, true);
                ByteArrayOutputStream framed = new ByteArrayOutputStream();
                framed.write(answer.length >> 8);
                framed.write(answer.length);
                framed.write(answer);
                out.write(framed.toByteArray());
                out.flush();
            }
        } catch (IOException _) {
            // The client is done.
        }
    }

    private byte[] answer(byte[] query, boolean isTcp) throws IOException {
        Message message = new Message(query);
        questions.add(
                message.getQuestion().getName().toString(true)
                        + " "
                        + org.xbill.DNS.Type.string(message.getQuestion().getType()));
        return script.answer(message, isTcp);
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
