package io.glacis.range.artifactory;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The root certificate that Artifactory's access service shows, so that clients can verify its
/// tokens offline.
final class RootCertificate {
    private RootCertificate() {}

    @SuppressWarnings("JavaUtilDate") // the builder takes nothing else
    static byte[] der(KeyPair keys, String serviceId) throws IOException {
        X500Name name = new X500Name("CN=" + serviceId.replace("@", " "));
        try {
            return new X509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(Instant.parse("2022-01-01T00:00:00Z")),
                            Date.from(Instant.parse("2045-01-01T00:00:00Z")),
                            name,
                            SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()))
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()))
                    .getEncoded();
        } catch (OperatorCreationException e) {
            throw new IOException("the Range's access certificate cannot be signed", e);
        }
    }
}
