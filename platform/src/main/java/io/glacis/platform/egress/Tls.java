package io.glacis.platform.egress;

import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// The two ways to speak TLS: recording for probes, strict for sources and integrations.
final class Tls {
    private static final int CHAIN_MAX = 10;
    private static final int SESSIONS_MAX = 1_000;

    private final TrustRoots roots;
    private final AnyCertificate anyCertificate = new AnyCertificate();
    private final SSLSocketFactory recording;
    private final SSLSocketFactory strict;

    Tls(List<X509Certificate> authorities) {
        this.roots = new TrustRoots(authorities);
        this.recording = factoryOf(anyCertificate);
        this.strict = factoryOf(roots);
    }

    SSLSocketFactory recording() {
        return recording;
    }

    X509TrustManager recordingTrust() {
        return anyCertificate;
    }

    SSLSocketFactory strict() {
        return strict;
    }

    X509TrustManager strictTrust() {
        return roots;
    }

    TlsSeen seen(SSLSession session, String host) {
        List<X509Certificate> chain = chainOf(session);
        return new TlsSeen(
                session.getProtocol(),
                session.getCipherSuite(),
                chain,
                !chain.isEmpty() && CertificateNames.cover(chain.getFirst(), host),
                roots.trusts(chain));
    }

    private static List<X509Certificate> chainOf(SSLSession session) {
        try {
            Certificate[] sent = session.getPeerCertificates();
            return Arrays.stream(sent)
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast)
                    .limit(CHAIN_MAX)
                    .toList();
        } catch (SSLPeerUnverifiedException _) {
            return List.of();
        }
    }

    private static SSLSocketFactory factoryOf(X509TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            context.getClientSessionContext().setSessionCacheSize(SESSIONS_MAX);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no TLS", e);
        }
    }
}
