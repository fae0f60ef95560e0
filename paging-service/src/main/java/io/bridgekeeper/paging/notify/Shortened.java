package io.bridgekeeper.paging.notify;

import java.nio.charset.StandardCharsets;

/** Texts that a channel has no more room for. */
public final class Shortened {

    private Shortened() {}

    /**
     * @param most in UTF-8; more than {@code hint} takes
     * @param hint that stands at the end of what was cut
     * @return the text itself where it fits; else its beginning, cut between two characters, and the hint
     */
    public static String toBytes(String text, int most, String hint) {
        if (bytes(text) <= most) {
            return text;
        }
        int room = most - bytes(hint);
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            used += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (used > room) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end) + hint;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
