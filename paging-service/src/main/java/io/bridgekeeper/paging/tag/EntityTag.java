package io.bridgekeeper.paging.tag;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stands for what somebody has read; the same for the same.
 *
 * @param text a strong entity tag, in its quotation marks
 */
public record EntityTag(String text) {

    private static final int HEX_DIGITS = 32;

    /** No text in the database has it. */
    private static final String BETWEEN_LINES = "\0";

    /** @param lines without secrets that could be guessed from it; their order and repeats make no difference */
    public static EntityTag of(Stream<String> lines) {
        String text = lines.sorted().distinct().collect(Collectors.joining(BETWEEN_LINES));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new EntityTag('"' + HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS) + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
