package io.bridgekeeper.paging.notify.webpush;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts for one browser as RFC 8291 has it: one record of {@code aes128gcm} (RFC 8188), the only one of its body. */
final class PushEncryption {

    static final int SALT_BYTES = 16;

    /** Of a plaintext, with its padding: a body has at most 4,096 bytes, of which 86 are the header, 1 and 16 the end. */
    static final int MOST = 3_993;

    private static final int RECORD = 4_096;
    private static final int TAG_BITS = 128;
    private static final byte LAST = 2;

    private PushEncryption() {}

    /**
     * @param own    made for this one body
     * @param salt   {@link #SALT_BYTES} random bytes, for this one body
     * @param length of the plaintext with its padding, at most {@link #MOST} and not less than the plaintext has
     */
    static byte[] encrypt(Subscription to, KeyPair own, byte[] salt, byte[] plaintext, int length) {
        byte[] ownPoint = P256.bytes((ECPublicKey) own.getPublic());
        byte[] secret = P256.agreed(own.getPrivate(), to.publicKey());
        byte[] keyInfo = joined(ascii("WebPush: info\0"), to.point(), ownPoint);
        try {
            byte[] ikm = derived(to.secret(), secret, keyInfo, 32);
            byte[] key = derived(salt, ikm, ascii("Content-Encoding: aes128gcm\0"), 16);
            byte[] nonce = derived(salt, ikm, ascii("Content-Encoding: nonce\0"), 12);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            byte[] padded = Arrays.copyOf(plaintext, length + 1);
            padded[plaintext.length] = LAST;
            return joined(header(salt, ownPoint), cipher.doFinal(padded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM and HKDF", e);
        }
    }

    private static byte[] header(byte[] salt, byte[] ownPoint) {
        return ByteBuffer.allocate(SALT_BYTES + 4 + 1 + ownPoint.length)
                .put(salt)
                .putInt(RECORD)
                .put((byte) ownPoint.length)
                .put(ownPoint)
                .array();
    }

    static byte[] derived(byte[] salt, byte[] ikm, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(
                        HKDFParameterSpec.ofExtract().addSalt(salt).addIKM(ikm).thenExpand(info, length));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }
}
