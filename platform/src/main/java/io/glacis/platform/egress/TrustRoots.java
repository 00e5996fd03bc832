package io.glacis.platform.egress;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Trusts the system's roots and the profile's. Fetches nothing: no AIA, OCSP or CRL.
final class TrustRoots implements X509TrustManager {
    private final List<X509TrustManager> managers = new ArrayList<>();

    TrustRoots(List<X509Certificate> authorities) {
        try {
            managers.add(managerOf(null));
            if (!authorities.isEmpty()) {
                KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
                store.load(null, null);
                for (X509Certificate authority : authorities) {
                    store.setCertificateEntry("authority-" + store.size(), authority);
                }
                managers.add(managerOf(store));
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the JDK's trust store cannot be read", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        CertificateException last = new CertificateException("no trust roots");
        for (X509TrustManager manager : managers) {
            try {
                manager.checkServerTrusted(chain, type);
                return;
            } catch (CertificateException e) {
                last = e;
            }
        }
        throw last;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return managers.stream()
                .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                .toArray(X509Certificate[]::new);
    }

    boolean trusts(List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            return false;
        }
        try {
            checkServerTrusted(
                    chain.toArray(X509Certificate[]::new),
                    chain.getFirst().getPublicKey().getAlgorithm().equals("RSA")
                            ? "ECDHE_RSA"
                            : "ECDHE_ECDSA");
            return true;
        } catch (CertificateException _) {
            return false;
        }
    }

    private static X509TrustManager managerOf(@Nullable KeyStore store)
            throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }
}
