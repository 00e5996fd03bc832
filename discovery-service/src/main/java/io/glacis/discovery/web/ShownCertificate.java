package io.glacis.discovery.web;

import io.glacis.contracts.Digest;
import io.glacis.contracts.Hostname;
import io.glacis.discovery.attribution.Sighting;
import io.glacis.discovery.names.Domains;
import io.glacis.platform.egress.TlsSeen;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The certificate that an origin showed.
record ShownCertificate(X509Certificate leaf, TlsSeen tls) {
    private static final int DNS_NAME = 2;
    private static final int NAMES_MAX = 200;

    static Optional<ShownCertificate> of(@Nullable TlsSeen tls) {
        return tls == null || tls.chain().isEmpty()
                ? Optional.empty()
                : Optional.of(new ShownCertificate(tls.chain().getFirst(), tls));
    }

    /// Every host name on it; a wildcard's without its star.
    SortedSet<Hostname> names() {
        NavigableSet<Hostname> names = new TreeSet<>();
        try {
            Collection<List<?>> alternatives = leaf.getSubjectAlternativeNames();
            if (alternatives != null) {
                alternatives.stream()
                        .limit(NAMES_MAX)
                        .filter(name -> Integer.valueOf(DNS_NAME).equals(name.getFirst()))
                        .flatMap(name -> Domains.read(String.valueOf(name.get(1))).stream())
                        .forEach(names::add);
            }
        } catch (CertificateParsingException e) {
            return names; // names that cannot be read name nobody
        }
        return names;
    }

    /// The application that showed it, with its facts.
    Sighting describe(Sighting application) {
        return application
                .with("certificate", fingerprint())
                .with("certificateIssuer", Page.shown(leaf.getIssuerX500Principal().getName()))
                .with(
                        "certificateExpires",
                        leaf.getNotAfter()
                                .toInstant()
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate()
                                .toString())
                .with("certificateNames", names().stream().map(Hostname::text).toList())
                .with("certificateTrusted", Boolean.toString(tls.trusted()))
                .with("certificateMatches", Boolean.toString(tls.hostnameMatches()));
    }

    private String fingerprint() {
        try {
            return Digest.ofBytes(leaf.getEncoded());
        } catch (CertificateEncodingException e) {
            return "";
        }
    }
}
