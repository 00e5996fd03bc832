package io.glacis.range.token;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/// The Range's own RSA key, which signs access tokens. It follows from the world's name, so that
/// the same world always plants the same tokens; it protects nothing.
final class SigningKey {
    private static final int PRIME_BITS = 1_024;
    private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);

    private static final Map<String, SigningKey> MADE = new ConcurrentHashMap<>();

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private SigningKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /// The key of a world; made once, because finding primes takes a moment.
    static SigningKey of(String world) {
        return MADE.computeIfAbsent(world, SigningKey::make);
    }

    private static SigningKey make(String world) {
        Random random =
                new Random(
                        new BigInteger(Base58.sha256(world.getBytes(StandardCharsets.UTF_8)))
                                .longValue());
        try {
            KeyFactory keys = KeyFactory.getInstance("RSA");
            while (true) {
                BigInteger p = BigInteger.probablePrime(PRIME_BITS, random);
                BigInteger q = BigInteger.probablePrime(PRIME_BITS, random);
                BigInteger phi = p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE));
                if (phi.gcd(EXPONENT).equals(BigInteger.ONE) && !p.equals(q)) {
                    BigInteger modulus = p.multiply(q);
                    return new SigningKey(
                            keys.generatePrivate(
                                    new RSAPrivateKeySpec(modulus, EXPONENT.modInverse(phi))),
                            keys.generatePublic(new RSAPublicKeySpec(modulus, EXPONENT)));
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /// The key id: 43 characters, the base64url form of the public key's SHA-256.
    String id() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Base58.sha256(publicKey.getEncoded()));
    }

    PublicKey publicKey() {
        return publicKey;
    }

    PrivateKey privateKey() {
        return privateKey;
    }

    /// A signed token of this header and payload.
    String sign(String headerJson, String payloadJson) {
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        String signed =
                url.encodeToString(headerJson.getBytes(StandardCharsets.UTF_8))
                        + "."
                        + url.encodeToString(payloadJson.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + url.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with RSA", e);
        }
    }
}
