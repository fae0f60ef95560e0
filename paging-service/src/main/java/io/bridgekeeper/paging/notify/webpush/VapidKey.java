package io.bridgekeeper.paging.notify.webpush;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Base64;

/**
 * By what push services know that it is us (RFC 8292). A browser subscribes for its public key, and nobody else may write
 * to it.
 */
final class VapidKey {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** ES256, with a signature of two numbers side by side as JWTs have it. */
    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    private static final byte[] PROBE = {1};

    private final ECPrivateKey privateKey;
    private final ECPublicKey publicKey;

    private VapidKey(ECPrivateKey privateKey) {
        this.privateKey = privateKey;
        byte[] signed = sign(privateKey, PROBE);
        this.publicKey = P256.publicOf(privateKey, candidate -> isRight(candidate, PROBE, signed));
    }

    /**
     * @param scalar 32 bytes in base64url, as the usual tools write private keys of Web Push
     * @throws IllegalArgumentException where it is none, without saying what it is
     */
    static VapidKey of(String scalar) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(scalar.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the private key is not base64url");
        }
        if (bytes.length != P256.SCALAR_BYTES) {
            throw new IllegalArgumentException("the private key must have " + P256.SCALAR_BYTES + " bytes");
        }
        return new VapidKey(P256.privateKey(bytes)
                .orElseThrow(() -> new IllegalArgumentException("the private key is none of P-256")));
    }

    /** Its 65 bytes in base64url: the {@code applicationServerKey} with which a browser subscribes. */
    String publicKey() {
        return BASE64.encodeToString(P256.bytes(publicKey));
    }

    /**
     * The {@code Authorization} header of one call.
     *
     * @param audience  origin of the push service
     * @param expiresAt at most 24 hours from now
     * @param subject   whom the push service can ask: {@code mailto:} or {@code https:}
     */
    String authorization(String audience, Instant expiresAt, String subject) {
        String claims =
                "{\"aud\":\"" + audience + "\",\"exp\":" + expiresAt.getEpochSecond() + ",\"sub\":\"" + subject + "\"}";
        String signed = encoded("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "." + encoded(claims);
        byte[] signature = sign(privateKey, signed.getBytes(StandardCharsets.US_ASCII));
        return "vapid t=" + signed + "." + BASE64.encodeToString(signature) + ", k=" + publicKey();
    }

    /** A secret of ours that follows from the private key. */
    byte[] derived(String purpose) {
        try {
            byte[] scalar = privateKey.getS().toByteArray();
            return PushEncryption.derived(new byte[0], scalar, purpose.getBytes(StandardCharsets.US_ASCII), 32);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HKDF", e);
        }
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sign(PrivateKey key, byte[] content) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has ECDSA", e);
        }
    }

    private static boolean isRight(ECPublicKey key, byte[] content, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(content);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The public key alone. */
    @Override
    public String toString() {
        return "VapidKey[" + publicKey() + "]";
    }
}
