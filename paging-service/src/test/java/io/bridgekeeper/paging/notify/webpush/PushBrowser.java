package io.bridgekeeper.paging.notify.webpush;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a browser keeps to itself, and how it reads what was sent to it: RFC 8291 from the other side, with an HKDF of its
 * own so that it is not wrong in the same way.
 */
public final class PushBrowser {

    private final KeyPair keys;
    private final byte[] auth;

    PushBrowser(KeyPair keys, byte[] auth) {
        this.keys = keys;
        this.auth = auth;
    }

    public static PushBrowser fresh() {
        byte[] auth = new byte[16];
        new SecureRandom().nextBytes(auth);
        return new PushBrowser(newKeys(), auth);
    }

    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String p256dh() {
        return base64(point());
    }

    public String auth() {
        return base64(auth);
    }

    /** As {@code PushSubscription.toJSON()} gives it. */
    public String subscription(String endpoint) {
        return "{\"endpoint\":\"" + endpoint + "\",\"expirationTime\":null,\"keys\":{\"p256dh\":\"" + p256dh()
                + "\",\"auth\":\"" + auth() + "\"}}";
    }

    /** As a contact method keeps it. */
    public String target(String endpoint) {
        return "{\"endpoint\":\"" + endpoint + "\",\"keys\":{\"p256dh\":\"" + p256dh() + "\",\"auth\":\"" + auth()
                + "\"}}";
    }

    /** @throws IllegalArgumentException where it is not for this browser, or was changed */
    public String read(byte[] body) {
        ByteBuffer buffer = ByteBuffer.wrap(body);
        byte[] salt = new byte[16];
        buffer.get(salt);
        int recordSize = buffer.getInt();
        byte[] sender = new byte[buffer.get()];
        buffer.get(sender);
        byte[] record = new byte[buffer.remaining()];
        buffer.get(record);
        if (record.length > recordSize) {
            throw new IllegalArgumentException("more than one record");
        }
        try {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(keys.getPrivate());
            agreement.doPhase(P256.point(sender).orElseThrow(), true);
            byte[] ikm = hkdf(
                    auth,
                    agreement.generateSecret(),
                    joined("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), point(), sender),
                    32);
            byte[] key = hkdf(salt, ikm, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
            byte[] nonce = hkdf(salt, ikm, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            byte[] padded = cipher.doFinal(record);
            int end = padded.length - 1;
            while (padded[end] == 0) {
                end--;
            }
            if (padded[end] != 2) {
                throw new IllegalArgumentException("not the last record");
            }
            return new String(padded, 0, end, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static byte[] hkdf(byte[] salt, byte[] ikm, byte[] info, int length) throws GeneralSecurityException {
        byte[] extracted = hmac(salt, ikm);
        return Arrays.copyOf(hmac(extracted, joined(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] content) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(content);
    }

    private byte[] point() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return joined(
                new byte[] {4},
                coordinate(key.getW().getAffineX()),
                coordinate(key.getW().getAffineY()));
    }

    static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, padded, 32 - length, length);
        return padded;
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
