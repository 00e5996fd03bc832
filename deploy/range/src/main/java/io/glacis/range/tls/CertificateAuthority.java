package io.glacis.range.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Issues the certificates of one Range. Its key is kept in the Range's folder, so that those who
/// trust it still do after a restart.
public final class CertificateAuthority {
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final String ALIAS = "ca";
    private static final char[] STORE_PASSWORD = "range".toCharArray(); // the file mode guards it
    private static final Duration CA_LIFE = Duration.ofDays(3650);
    private static final Duration LEAF_LIFE = Duration.ofDays(90);
    private static final int COMMON_NAME_MAX = 64;

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    private CertificateAuthority(PrivateKey key, X509Certificate certificate, Clock clock) {
        this.key = key;
        this.certificate = certificate;
        this.clock = clock;
    }

    /// A private key with the chain that is shown with it.
    public record Identity(PrivateKey key, List<X509Certificate> chain) {
        public Identity {
            chain = List.copyOf(chain);
        }
    }

    /// Opens the authority kept in this folder, or founds it there.
    public static CertificateAuthority in(Path folder, Clock clock) throws IOException {
        Path file = folder.resolve("ca.p12");
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            if (Files.exists(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    store.load(in, STORE_PASSWORD);
                }
                return new CertificateAuthority(
                        (PrivateKey) store.getKey(ALIAS, STORE_PASSWORD),
                        (X509Certificate) store.getCertificate(ALIAS),
                        clock);
            }
            CertificateAuthority founded = found(clock);
            store.load(null, STORE_PASSWORD);
            store.setKeyEntry(
                    ALIAS, founded.key, STORE_PASSWORD, new Certificate[] {founded.certificate});
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, STORE_PASSWORD);
            }
            return founded;
        } catch (GeneralSecurityException e) {
            throw new IOException("certificate authority in " + file + " cannot be opened", e);
        }
    }

    private static CertificateAuthority found(Clock clock) throws GeneralSecurityException {
        KeyPair pair = newKey();
        X500Name name = new X500Name("C=US,O=Range Trust,CN=Range Root R1");
        Instant now = clock.instant();
        try {
            X509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(
                            name,
                            new BigInteger(96, new SecureRandom()).setBit(95),
                            Date.from(now.minus(Duration.ofDays(1))),
                            Date.from(now.plus(CA_LIFE)),
                            name,
                            pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return new CertificateAuthority(
                    pair.getPrivate(), signed(builder, pair.getPrivate()), clock);
        } catch (CertIOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public void writePem(Path file) throws IOException {
        try {
            String body =
                    Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(certificate.getEncoded());
            Files.writeString(
                    file,
                    "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n",
                    StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IOException("certificate cannot be encoded", e);
        }
    }

    /// A certificate for these names that anyone who trusts this authority accepts.
    public Identity issue(List<String> names) {
        Instant now = clock.instant();
        return issue(names, now.minus(Duration.ofDays(1)), now.plus(LEAF_LIFE), true);
    }

    /// A certificate for these names that ran out a month ago.
    public Identity issueExpired(List<String> names) {
        Instant end = clock.instant().minus(Duration.ofDays(30));
        return issue(names, end.minus(LEAF_LIFE), end, true);
    }

    /// A certificate for these names that vouches for itself.
    public Identity selfSigned(List<String> names) {
        Instant now = clock.instant();
        return issue(names, now.minus(Duration.ofDays(1)), now.plus(LEAF_LIFE), false);
    }

    private Identity issue(List<String> names, Instant from, Instant to, boolean byAuthority) {
        try {
            KeyPair pair = newKey();
            String first = names.getFirst();
            X500Name subject =
                    new X500NameBuilder()
                            .addRDN(
                                    BCStyle.CN,
                                    first.length() <= COMMON_NAME_MAX ? first : "range host")
                            .build();
            X500Name issuer =
                    byAuthority ? X500Name.getInstance(subjectBytes(certificate)) : subject;
            X509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(
                            issuer,
                            new BigInteger(96, random).setBit(95),
                            Date.from(from),
                            Date.from(to),
                            subject,
                            pair.getPublic());
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(
                            names.stream()
                                    .map(n -> new GeneralName(GeneralName.dNSName, n))
                                    .toArray(GeneralName[]::new)));
            X509Certificate leaf = signed(builder, byAuthority ? key : pair.getPrivate());
            return new Identity(
                    pair.getPrivate(), byAuthority ? List.of(leaf, certificate) : List.of(leaf));
        } catch (GeneralSecurityException | CertIOException e) {
            throw new IllegalStateException("certificate cannot be issued", e);
        }
    }

    private static byte[] subjectBytes(X509Certificate of) {
        return of.getSubjectX500Principal().getEncoded();
    }

    private static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey by)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder(SIGNATURE).build(by)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
