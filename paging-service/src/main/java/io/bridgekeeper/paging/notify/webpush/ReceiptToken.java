package io.bridgekeeper.paging.notify.webpush;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what shows that a notice has arrived: it goes out in the notice, encrypted, and only who could read it can bring
 * it back.
 *
 * <p>A token is {@code bkr_} and 48 bytes in base64url: the notice, and HMAC-SHA256 over it. It is good for that notice
 * alone and has no end: a receipt that comes late is harmless.
 */
final class ReceiptToken {

    private static final String PREFIX = "bkr_";
    private static final int CLAIM_BYTES = 16;

    /** A multiple of four, so that no bits are left over that could differ. */
    private static final Pattern TOKEN = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{64}");

    private final SecretKeySpec key;

    /** @param secret 32 bytes that nobody guesses */
    ReceiptToken(byte[] secret) {
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    String of(UUID noticeId) {
        byte[] claim = ByteBuffer.allocate(CLAIM_BYTES)
                .putLong(noticeId.getMostSignificantBits())
                .putLong(noticeId.getLeastSignificantBits())
                .array();
        byte[] signature = sign(claim);
        return PREFIX
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(ByteBuffer.allocate(claim.length + signature.length)
                                .put(claim)
                                .put(signature)
                                .array());
    }

    /** The notice that has arrived; empty where we have not made the token. */
    Optional<UUID> read(String token) {
        if (token == null || !TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token.substring(PREFIX.length())));
        byte[] claim = new byte[CLAIM_BYTES];
        byte[] signature = new byte[bytes.remaining() - CLAIM_BYTES];
        bytes.get(claim).get(signature);
        ByteBuffer id = ByteBuffer.wrap(claim);
        return MessageDigest.isEqual(signature, sign(claim))
                ? Optional.of(new UUID(id.getLong(), id.getLong()))
                : Optional.empty();
    }

    private byte[] sign(byte[] claim) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(claim);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
