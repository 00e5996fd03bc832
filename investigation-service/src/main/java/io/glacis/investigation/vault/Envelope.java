package io.glacis.investigation.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM with a fresh nonce in front, bound to what it belongs to; HMAC and HKDF beside it.
final class Envelope {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String MAC = "HmacSHA256";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MAC_BYTES = 32;

    private Envelope() {}

    static byte[] seal(byte[] key, byte[] plain, SecureRandom random, String... boundTo) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(framed(boundTo));
            byte[] sealed = cipher.doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /// @throws SealBrokenException when the bytes, the key or what they belong to is not the same
    static byte[] open(byte[] key, byte[] sealed, String... boundTo) {
        if (sealed.length < NONCE_BYTES) {
            throw new SealBrokenException("the sealed value is too short");
        }
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
            cipher.updateAAD(framed(boundTo));
            return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException("the seal does not fit");
        }
    }

    static byte[] hmac(byte[] key, String... fields) {
        return hmac(key, framed(fields));
    }

    /// A key of 32 bytes for one purpose: HKDF with SHA-256, no salt, one block of output.
    static byte[] derive(byte[] key, String... purpose) {
        byte[] info = framed(purpose);
        byte[] block = Arrays.copyOf(info, info.length + 1);
        block[info.length] = 1;
        return hmac(hmac(new byte[MAC_BYTES], key), block);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    /// Length-prefixed, so that no two lists of fields are the same bytes.
    private static byte[] framed(String... fields) {
        int length = 0;
        for (String field : fields) {
            length += Integer.BYTES + utf8(field).length;
        }
        ByteBuffer framed = ByteBuffer.allocate(length);
        for (String field : fields) {
            framed.putInt(utf8(field).length).put(utf8(field));
        }
        return framed.array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// A sealed value was changed, or is opened as something that it is not.
    static final class SealBrokenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SealBrokenException(String message) {
            super(message);
        }
    }
}
