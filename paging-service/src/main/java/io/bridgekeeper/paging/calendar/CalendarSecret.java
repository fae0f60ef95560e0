package io.bridgekeeper.paging.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a calendar's address is known by: {@code bkc_} and 32 random bytes in base64url.
 *
 * <p>It is shown once, to whoever made the calendar; only its hash is kept. Whoever has it reads the calendar.
 */
record CalendarSecret(String text) {

    static final int RANDOM_BYTES = 32;

    /** @param random {@link #RANDOM_BYTES} bytes that nobody can guess */
    static CalendarSecret of(byte[] random) {
        return new CalendarSecret(
                "bkc_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
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

    /** Not the secret: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "CalendarSecret[" + hash().substring(0, 8) + "]";
    }
}
