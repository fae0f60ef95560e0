package io.bridgekeeper.gateway.signal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Makes any text one that every later part can store, send and show. */
public final class Wording {

    private static final char REPLACEMENT = '\uFFFD';
    private static final Pattern GAP = Pattern.compile("[\\s\\u2028\\u2029]+");

    private Wording() {}

    /**
     * The text without what a database or a JSON writer refuses: NUL and other control characters (line feeds and
     * tabs stay) and halves of surrogate pairs become U+FFFD.
     */
    public static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isBad(text, i)) {
                return cleaned(text);
            }
        }
        return text;
    }

    /** The text on one line: every run of white space is one space. */
    public static String line(String text) {
        String clean = clean(text).strip();
        return isOneLine(clean) ? clean : GAP.matcher(clean).replaceAll(" ");
    }

    /** Most texts are, and are spared the pattern. */
    private static boolean isOneLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '\u2028' || c == '\u2029' || (c == ' ' && text.charAt(i + 1) == ' ')) {
                return false;
            }
        }
        return true;
    }

    /** At most {@code most} characters of the text, the last of them {@code …} where something was cut. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    /** A key of at most {@code most} characters (more than 65) that still differs where the whole keys differ. */
    public static String key(String text, int most) {
        String clean = clean(text);
        if (clean.length() <= most) {
            return clean;
        }
        return clean(clean.substring(0, most - 65)) + "~" + sha256(clean);
    }

    /** SHA-256 of the text in UTF-8, as 64 lower-case hexadecimal characters. */
    public static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String cleaned(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            out.append(isBad(text, i) ? REPLACEMENT : text.charAt(i));
        }
        return out.toString();
    }

    private static boolean isBad(String text, int at) {
        char c = text.charAt(at);
        if (c < ' ') {
            return c != '\n' && c != '\t' && c != '\r';
        }
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c >= 0x7f && c < 0xa0;
    }
}
