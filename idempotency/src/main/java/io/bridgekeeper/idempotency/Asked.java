package io.bridgekeeper.idempotency;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A POST that may come again.
 *
 * @param path     with its query
 * @param key      as the caller made it up, of 1 to 255 printable characters; it is theirs alone and of this path
 * @param bodyHash tells the same body from another
 */
record Asked(String caller, String path, String key, String bodyHash) {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    static Asked of(String caller, String path, String key, byte[] body) {
        return new Asked(caller, path, key, sha256(body));
    }

    /** As the draft has it in quotes, and as nearly everybody sends it without. */
    static String bare(String header) {
        boolean quoted = header.length() > 2 && header.startsWith("\"") && header.endsWith("\"");
        return quoted ? header.substring(1, header.length() - 1) : header;
    }

    static boolean isKey(String bare) {
        return KEY.matcher(bare).matches();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
