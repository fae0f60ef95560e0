package io.bridgekeeper.paging.integration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a monitoring tool shows at the gateway: {@code bk_} and 32 random bytes in base64url.
 *
 * <p>It is shown once, to whoever made it; only its hash is kept and told.
 */
record IntegrationKey(String text) {

    static final int RANDOM_BYTES = 32;

    /** @param random {@link #RANDOM_BYTES} bytes that nobody can guess */
    static IntegrationKey of(byte[] random) {
        return new IntegrationKey(
                "bk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** SHA-256, 64 lower-case hexadecimal characters. */
    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Not the key: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "IntegrationKey[" + hash().substring(0, 8) + "]";
    }
}
