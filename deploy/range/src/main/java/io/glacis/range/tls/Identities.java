package io.glacis.range.tls;

import io.glacis.range.tls.CertificateAuthority.Identity;
import io.glacis.range.world.SiteCertificate;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Chooses, at each handshake, what the server shows: by the name that the client says (SNI) and
/// the address that it reached. Certificates are issued when they are first asked for.
public final class Identities extends X509ExtendedKeyManager {
    private static final String SEPARATOR = "|";

    private final CertificateAuthority authority;
    private final Choice wanted;
    private final Map<String, Identity> issued = new ConcurrentHashMap<>();

    /// Which certificate answers a handshake: these names, with this fault.
    public record Wanted(List<String> names, SiteCertificate.Fault fault) {}

    /// Decides by the address and port that were reached and the name that the client said.
    @FunctionalInterface
    public interface Choice {
        Wanted at(InetAddress address, int port, @Nullable String said);
    }

    public Identities(CertificateAuthority authority, Choice wanted) {
        this.authority = authority;
        this.wanted = wanted;
    }

    public SSLContext serverContext() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {this}, new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS is not available", e);
        }
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, Socket socket) {
        if (!keyType.startsWith("EC") || !(socket instanceof SSLSocket tls)) {
            return null;
        }
        Wanted choice = wanted.at(socket.getLocalAddress(), socket.getLocalPort(), saidName(tls));
        String alias = choice.fault() + SEPARATOR + String.join(SEPARATOR, choice.names());
        issued.computeIfAbsent(alias, _ -> issue(choice));
        return alias;
    }

    private Identity issue(Wanted choice) {
        return switch (choice.fault()) {
            case NONE -> authority.issue(choice.names());
            case EXPIRED -> authority.issueExpired(choice.names());
            case SELF_SIGNED -> authority.selfSigned(choice.names());
            case WRONG_HOST -> authority.issue(List.of("wrong-host.example"));
        };
    }

    private static @Nullable String saidName(SSLSocket tls) {
        if (tls.getHandshakeSession() instanceof ExtendedSSLSession session) {
            for (SNIServerName name : session.getRequestedServerNames()) {
                if (name instanceof SNIHostName host) {
                    return host.getAsciiName().toLowerCase(Locale.ROOT);
                }
            }
        }
        return null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Identity identity = issued.get(alias);
        return identity == null ? null : identity.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Identity identity = issued.get(alias);
        return identity == null ? null : identity.key();
    }

    @Override
    public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return issued.keySet().toArray(String[]::new);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
