package io.bridgekeeper.auditchain;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * JSON of strings in the one form that has one spelling: that of RFC 8785. Names in the order of their UTF-16 code units,
 * no white space; of the characters only {@code "}, {@code \} and those below U+0020 are escaped, the latter by their
 * short form where there is one ({@code \b \t \n \f \r}) and otherwise as {@code \u001f}, in lower case.
 */
public final class CanonicalJson {

    private static final char FIRST_UNESCAPED = ' ';

    private CanonicalJson() {}

    /** @param members neither names nor values null; each as {@link #storable} leaves it */
    public static String object(Map<String, String> members) {
        return new TreeMap<>(members)
                .entrySet().stream()
                        .map(member -> string(member.getKey()) + ":" + string(member.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
    }

    public static String string(String value) {
        StringBuilder text = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> {
                    if (c < FIRST_UNESCAPED) {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        return text.append('"').toString();
    }

    /** The same text with U+FFFD for what neither UTF-8 nor a database can hold: half a surrogate pair, and U+0000. */
    public static String storable(String value) {
        StringBuilder text = new StringBuilder(value.length());
        value.codePoints().forEach(c -> {
            boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            text.appendCodePoint(half || c == 0 ? 0xFFFD : c);
        });
        return text.toString();
    }
}
