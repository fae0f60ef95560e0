package io.bridgekeeper.paging.notify.twilio;

import java.text.Normalizer;
import java.util.Map;

/**
 * How much of a text message a text takes: one character that the alphabet of GSM 03.38 does not have makes all of them cost
 * more than twice as much.
 */
final class SmsLength {

    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
                    + "abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "^{}\\[~]|€";
    private static final Map<Integer, String> LIKE = Map.ofEntries(
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) '“', "\""),
            Map.entry((int) '”', "\""),
            Map.entry((int) '„', "\""),
            Map.entry((int) '«', "\""),
            Map.entry((int) '»', "\""),
            Map.entry((int) '‘', "'"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '`', "'"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"),
            Map.entry((int) '…', "..."),
            Map.entry((int) '•', "-"),
            Map.entry((int) '→', "->"),
            Map.entry((int) '\u00a0', " "),
            Map.entry((int) '\u2009', " "),
            Map.entry((int) '\u202f', " "),
            Map.entry((int) '\t', " "));

    private SmsLength() {}

    /** The same in the alphabet of GSM, as far as it has something like it. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (septets(character) > 0) {
                plain.appendCodePoint(character);
            } else if (LIKE.containsKey(character)) {
                plain.append(LIKE.get(character));
            } else {
                String bare = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "");
                boolean isLike = !bare.isEmpty() && bare.codePoints().allMatch(each -> septets(each) > 0);
                plain.append(isLike ? bare : Character.toString(character));
            }
        });
        return plain.toString();
    }

    /** Whether the alphabet of GSM has all of it. */
    static boolean isPlain(String text) {
        return text.codePoints().allMatch(character -> septets(character) > 0);
    }

    /** In septets of GSM, or in 16-bit units where one character needs them. */
    static int units(String text) {
        return isPlain(text) ? text.codePoints().map(SmsLength::septets).sum() : text.length();
    }

    /** How many messages it is sent as, and paid for. */
    static int segments(String text) {
        int units = units(text);
        int alone = isPlain(text) ? 160 : 70;
        int joined = isPlain(text) ? 153 : 67;
        return units <= alone ? 1 : (units + joined - 1) / joined;
    }

    /** Its beginning, with two points behind what was cut. */
    static String cut(String text, int mostCharacters) {
        if (text.codePointCount(0, text.length()) <= mostCharacters) {
            return text;
        }
        int end = text.offsetByCodePoints(0, Math.max(0, mostCharacters - 2));
        return text.substring(0, end).stripTrailing() + "..";
    }

    /** Its beginning, and how long before it was: what stands behind its last comma. */
    static String shortened(String fact, int mostCharacters) {
        int comma = fact.lastIndexOf(", ");
        if (comma < 0 || fact.length() <= mostCharacters) {
            return cut(fact, mostCharacters);
        }
        String when = fact.substring(comma);
        return cut(fact.substring(0, comma), Math.max(2, mostCharacters - when.length())) + when;
    }

    private static int septets(int character) {
        return BASIC.indexOf(character) >= 0 ? 1 : EXTENDED.indexOf(character) >= 0 ? 2 : 0;
    }
}
