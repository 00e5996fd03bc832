package io.glacis.platform.egress;

import io.glacis.contracts.IpAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether a certificate covers a host, by its subject alternative names alone (RFC 9525).
final class CertificateNames {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private CertificateNames() {}

    static boolean cover(X509Certificate certificate, String host) {
        IpAddress address = Hosts.address(host);
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names != null && names.stream().anyMatch(name -> covers(name, host, address));
        } catch (CertificateParsingException _) {
            return false;
        }
    }

    private static boolean covers(List<?> name, String host, @Nullable IpAddress address) {
        if (!(name.get(0) instanceof Integer kind) || !(name.get(1) instanceof String text)) {
            return false;
        }
        if (address != null) {
            return kind == IP_ADDRESS && address.equals(Hosts.address(text));
        }
        return kind == DNS_NAME && matches(text.toLowerCase(Locale.ROOT), host);
    }

    /// One leftmost label may be a wildcard, and never directly above a single label.
    private static boolean matches(String pattern, String host) {
        if (!pattern.startsWith("*.")) {
            return pattern.equals(host);
        }
        int dot = host.indexOf('.');
        String suffix = pattern.substring(1);
        return dot > 0 && suffix.indexOf('.', 1) > 0 && host.substring(dot).equals(suffix);
    }
}
