package io.bridgekeeper.paging.contact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/** What a person reads off a message to show that it reached them: {@link #LENGTH} letters and digits. */
record VerificationCode(String text) {

    static final int LENGTH = 8;

    /** 32 of them, without those that look alike. */
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /** @param random {@link #LENGTH} bytes that nobody can guess; each makes one character, all equally likely */
    static VerificationCode of(byte[] random) {
        StringBuilder text = new StringBuilder();
        for (byte one : random) {
            text.append(ALPHABET.charAt(one & 31));
        }
        return new VerificationCode(text.toString());
    }

    /** As a person typed it: small letters and blanks make no difference. */
    static VerificationCode typed(String text) {
        return new VerificationCode(text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT));
    }

    /** SHA-256 of it with the method that it is for, in lower-case hexadecimal. */
    String hash(UUID methodId) {
        try {
            byte[] bytes = (methodId + ":" + text).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Not the code: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "VerificationCode[]";
    }
}
