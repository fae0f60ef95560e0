package io.bridgekeeper.paging.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What lets in whoever has it: a prefix, by which people and scanners know what it is of, and 32 random bytes in
 * base64url.
 *
 * <p>It is shown once, to whoever made it; only its hash is kept and told.
 */
public record Secret(String text) {

    public static final int RANDOM_BYTES = 32;

    /**
     * @param prefix such as {@code bk_}
     * @param random {@link #RANDOM_BYTES} bytes that nobody can guess
     */
    public static Secret of(String prefix, byte[] random) {
        return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** SHA-256, 64 lower-case hexadecimal characters. */
    public String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Not the secret: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "Secret[" + hash().substring(0, 8) + "]";
    }
}
