package io.glacis.range;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/// Goes to a Range as the platform does: by its dial map, its resolver and its authority.
record Visitor(RangeServer range) {
    record Seen(String text, X509Certificate certificate) {
        int status() {
            return Integer.parseInt(text.split(" ", 3)[1]);
        }

        String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }
    }

    Seen get(String url, String logicalAddress) throws IOException {
        return send(url, logicalAddress, "GET", "");
    }

    Seen send(String url, String logicalAddress, String method, String headersAndBody)
            throws IOException {
        URI uri = URI.create(url);
        boolean tls = uri.getScheme().equals("https");
        int port = uri.getPort() < 0 ? (tls ? 443 : 80) : uri.getPort();
        try (Socket socket = connect(logicalAddress, port);
                Socket through = tls ? secure(socket, uri.getHost()) : socket) {
            String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            through.getOutputStream()
                    .write(
                            (method
                                            + " "
                                            + path
                                            + query
                                            + " HTTP/1.1\r\nHost: "
                                            + uri.getHost()
                                            + "\r\nConnection: close\r\n"
                                            + (headersAndBody.isEmpty() ? "\r\n" : headersAndBody))
                                    .getBytes(StandardCharsets.UTF_8));
            through.getOutputStream().flush();
            String text =
                    new String(through.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            X509Certificate shown =
                    through instanceof SSLSocket secure
                            ? (X509Certificate) secure.getSession().getPeerCertificates()[0]
                            : null;
            return new Seen(text, shown);
        }
    }

    Socket connect(String logicalAddress, int port) throws IOException {
        String host = logicalAddress.contains(":") ? "[" + logicalAddress + "]" : logicalAddress;
        String[] real = range.dial().get(host + ":" + port).split(":", 2);
        Socket socket = new Socket();
        socket.setSoTimeout(15_000);
        socket.connect(
                new InetSocketAddress(InetAddress.ofLiteral(real[0]), Integer.parseInt(real[1])),
                5_000);
        return socket;
    }

    private SSLSocket secure(Socket plain, String host) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            try (InputStream in = Files.newInputStream(range.caFile())) {
                store.setCertificateEntry(
                        "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
            }
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            SSLSocket secure =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, host, 443, true);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(host)));
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return secure;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Message resolve(String name, int type) throws IOException {
        return ask(range.resolverAddress(), name, type, false);
    }

    static Message ask(InetSocketAddress server, String name, int type, boolean overTcp)
            throws IOException {
        SimpleResolver resolver = new SimpleResolver(server);
        resolver.setTimeout(Duration.ofSeconds(5));
        resolver.setTCP(overTcp);
        return resolver.send(
                Message.newQuery(
                        Record.newRecord(Name.fromString(name, Name.root), type, DClass.IN)));
    }

    static int address(String logical) {
        return logical.contains(":") ? Type.AAAA : Type.A;
    }
}
