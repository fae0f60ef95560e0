package io.bridgekeeper.gateway.redaction;

import java.util.Locale;
import java.util.Set;

/**
 * One way through a text from its beginning to its end that finds secrets and copies all else.
 *
 * <p>It looks ahead only to where it then goes on, and back a bounded way, so that its time grows with the length alone.
 */
final class SecretScan {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_GAP = 64;
    private static final String KEY_BEGINS = "-----BEGIN ";
    private static final String KEY_ENDS = "-----END ";
    private static final int LEAST_CREDENTIAL = 8;
    /** Of characters: a backslash, u and four digits. */
    private static final int LONGEST_ESCAPE = 6;

    private static final String[] SCHEMES = {"Bearer ", "Basic ", "GenieKey "};
    /** Names that are secrets in an address, and too usual a word elsewhere. */
    private static final Set<String> PARAMETERS =
            Set.of("key", "sig", "signature", "x-amz-signature", "x-amz-credential", "x-goog-signature");

    private final String text;
    private final Set<String> names;
    private StringBuilder out;
    /** To here the text is in {@link #out}. */
    private int done;

    SecretScan(String text, Set<String> names) {
        this.text = text;
        this.names = names;
    }

    static boolean isParameter(String name) {
        return PARAMETERS.contains(name.toLowerCase(Locale.ROOT));
    }

    String redacted() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            at = switch (c) {
                case '=' -> assigned(at);
                case ':' -> text.startsWith("://", at) ? address(at + 3) : member(at);
                case '-' -> privateKey(at);
                default -> isLetter(c) ? word(at) : at + 1;
            };
        }
        return out == null ? text : out.append(text, done, text.length()).toString();
    }

    /** Puts the mark in this place, unless it is there; goes on behind it. */
    private int cut(int from, int to, String mark) {
        if (from >= to || to - from == Redaction.MARK.length() && text.startsWith(Redaction.MARK, from)) {
            return to;
        }
        if (out == null) {
            out = new StringBuilder(text.length());
        }
        out.append(text, done, from).append(mark);
        done = to;
        return to;
    }

    private int cut(int from, int to) {
        return cut(from, to, Redaction.MARK);
    }

    private boolean isSecret(String name) {
        String plain = name.contains("\\u") ? unescaped(name) : name;
        return Redaction.isSecret(plain) || !names.isEmpty() && names.contains(plain.toLowerCase(Locale.ROOT));
    }

    /** A secret that is known by its beginning, and what stands behind the name of a scheme. */
    private int word(int at) {
        if (!isBoundary(at)) {
            return at + 1;
        }
        int end = KnownSecret.end(text, at);
        if (end >= 0) {
            return cut(at, end);
        }
        int scheme = scheme(at);
        if (scheme > 0) {
            int from = at + scheme;
            int to = from;
            while (to < text.length() && isCredential(text.charAt(to))) {
                to++;
            }
            if (to - from >= LEAST_CREDENTIAL && isNoWord(from, to)) {
                return cut(from, to);
            }
        }
        return behindWord(at);
    }

    /**
     * Within a word no secret begins, so most of a text is passed at once. Near behind what may be an escape, such as that of a
     * new line before a word, each character is looked at: the word may begin later than its letters do.
     */
    private int behindWord(int at) {
        for (int i = Math.max(0, at - LONGEST_ESCAPE + 1); i < at; i++) {
            if (text.charAt(i) == '\\' || text.charAt(i) == '%') {
                return at + 1;
            }
        }
        int end = at + 1;
        while (end < text.length() && isWord(text.charAt(end)) && text.charAt(end) != '-') {
            end++;
        }
        return end;
    }

    private boolean isBoundary(int at) {
        if (at == 0 || !isWord(text.charAt(at - 1))) {
            return true;
        }
        boolean escaped = at >= 2 && text.charAt(at - 2) == '\\' && "nrtbf".indexOf(text.charAt(at - 1)) >= 0;
        boolean percent = at >= 3 && text.charAt(at - 3) == '%';
        boolean unicode = at >= 6 && text.charAt(at - 6) == '\\' && text.charAt(at - 5) == 'u';
        return escaped || percent || unicode;
    }

    /** Characters of the scheme with its blank; 0 where none stands here. */
    private int scheme(int at) {
        char first = text.charAt(at);
        if (first != 'B' && first != 'b' && first != 'G' && first != 'g') {
            return 0;
        }
        for (String scheme : SCHEMES) {
            if (text.regionMatches(true, at, scheme, 0, scheme.length())) {
                return scheme.length();
            }
        }
        return 0;
    }

    /** Prose goes on in small letters, at most with a capital at the beginning of a word. */
    private boolean isNoWord(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' || c == '=' || c == '+' || i > from && c >= 'A' && c <= 'Z') {
                return true;
            }
        }
        return false;
    }

    /** {@code name=value}, as in a query, a form, a connection string and a command line. */
    private int assigned(int at) {
        int from = at + 1;
        if (from == text.length() || text.charAt(from) == '=' || text.charAt(from) == '~') {
            return from;
        }
        int begin = nameBefore(at);
        String name = text.substring(begin, at);
        boolean inQuery = begin > 0 && (text.charAt(begin - 1) == '?' || text.charAt(begin - 1) == '&');
        if (name.isEmpty() || !isSecret(name) && !(inQuery && isParameter(name))) {
            return from;
        }
        int escapes = escapes(from);
        int quote = from + escapes;
        if (quote < text.length() && isQuote(text.charAt(quote))) {
            return cut(quote + 1, closing(quote, escapes));
        }
        return cut(from, endOfValue(from));
    }

    /** {@code "name": value} in JSON, also in JSON that is a text of JSON, and {@code name: value} of headers and YAML. */
    private int member(int at) {
        int last = at - 1;
        while (last >= 0 && at - last <= LONGEST_GAP && isBlank(text.charAt(last))) {
            last--;
        }
        if (last < 0) {
            return at + 1;
        }
        return isQuote(text.charAt(last)) ? quoted(at, last) : header(at);
    }

    private int quoted(int at, int close) {
        char quote = text.charAt(close);
        int escapes = 0;
        while (escapes < close && text.charAt(close - 1 - escapes) == '\\') {
            escapes++;
        }
        int end = close - escapes;
        int begin = end - 1;
        while (begin >= 0 && end - begin <= LONGEST_NAME && text.charAt(begin) != quote) {
            begin--;
        }
        if (begin < 0 || text.charAt(begin) != quote || begin + 1 < done || !isSecret(text.substring(begin + 1, end))) {
            return at + 1;
        }
        int from = at + 1;
        while (from < text.length() && isBlank(text.charAt(from))) {
            from++;
        }
        return from == text.length() ? from : memberValue(from, quote, escapes);
    }

    private int memberValue(int from, char quote, int nameEscapes) {
        int escapes = escapes(from);
        int first = from + escapes;
        if (first < text.length() && isQuote(text.charAt(first))) {
            return cut(first + 1, closing(first, escapes));
        }
        String quotes = "\\".repeat(nameEscapes) + quote;
        String mark = quotes + Redaction.MARK + quotes;
        char c = text.charAt(from);
        if (c == '{' || c == '[') {
            return cut(from, balanced(from), mark);
        }
        int to = from;
        while (to < text.length() && ",}]\\\"'".indexOf(text.charAt(to)) < 0 && !isBlank(text.charAt(to))) {
            to++;
        }
        String bare = text.substring(from, to);
        return bare.equals("null") || bare.equals("true") || bare.equals("false") ? to : cut(from, to, mark);
    }

    /** Prose has words before colons, too: only names that no sentence has, and to the end of the line. */
    private int header(int at) {
        int begin = nameBefore(at);
        String name = text.substring(begin, at);
        String lower = name.toLowerCase(Locale.ROOT);
        boolean technical = name.indexOf('-') > 0
                || name.indexOf('_') > 0
                || name.indexOf('.') > 0
                || lower.contains("passw")
                || lower.equals("cookie")
                || lower.equals("authorization");
        if (!technical || !isSecret(name)) {
            return at + 1;
        }
        int from = at + 1;
        while (from < text.length() && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) {
            from++;
        }
        int to = from;
        while (to < text.length() && "\n\r\"\\".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        return cut(from, to);
    }

    /** What stands before the last @ of the part that names a server: a user, and mostly a password. */
    private int address(int from) {
        int at = -1;
        int end = from;
        while (end < text.length() && "/?#\"'<>\\".indexOf(text.charAt(end)) < 0 && !isBlank(text.charAt(end))) {
            if (text.charAt(end) == '@') {
                at = end;
            }
            end++;
        }
        return at > from ? cut(from, at) : from;
    }

    private int privateKey(int at) {
        if (!text.startsWith(KEY_BEGINS, at)) {
            return at + 1;
        }
        int label = text.indexOf("-----", at + KEY_BEGINS.length());
        if (label < 0 || label - at > LONGEST_NAME || !text.substring(at, label).endsWith("PRIVATE KEY")) {
            return at + KEY_BEGINS.length();
        }
        int end = text.indexOf(KEY_ENDS, label);
        int behind = end < 0 ? -1 : text.indexOf("-----", end + KEY_ENDS.length());
        return cut(at, behind < 0 ? text.length() : behind + 5);
    }

    /** Where the name that ends here begins; never before what is cut already. */
    private int nameBefore(int end) {
        int begin = end;
        while (begin > done && end - begin < LONGEST_NAME && isName(text.charAt(begin - 1))) {
            begin--;
        }
        return begin;
    }

    private int endOfValue(int from) {
        int to = text.startsWith(Redaction.MARK, from) ? from + Redaction.MARK.length() : from;
        while (to < text.length() && "&,;\"'<>)]}\\|".indexOf(text.charAt(to)) < 0 && !isBlank(text.charAt(to))) {
            to++;
        }
        return to;
    }

    private int escapes(int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) == '\\') {
            to++;
        }
        return to - from;
    }

    /**
     * Where the text whose quote stands here ends: at its closing quote, without the backslashes that belong to that; at the
     * end of all where there is none.
     */
    private int closing(int open, int escapes) {
        char quote = text.charAt(open);
        int run = 0;
        for (int i = open + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote && (escapes == 0 ? run % 2 == 0 : run <= escapes)) {
                return escapes == 0 ? i : i - run;
            }
            run = c == '\\' ? run + 1 : 0;
        }
        return text.length();
    }

    /** Behind the bracket that closes the one here; the end of all where there is none. */
    private int balanced(int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                int escapes = 0;
                while (i - 1 - escapes > open && text.charAt(i - 1 - escapes) == '\\') {
                    escapes++;
                }
                int close = closing(i, escapes);
                i = escapes == 0 ? close : close + escapes(close);
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        return text.length();
    }

    private static String unescaped(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            boolean escape = name.startsWith("\\u", i) && i + 6 <= name.length();
            int code = escape ? code(name, i + 2) : -1;
            if (code >= 0) {
                plain.append((char) code);
                i += 5;
            } else {
                plain.append(name.charAt(i));
            }
        }
        return plain.toString();
    }

    private static int code(String text, int at) {
        int code = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isWord(char c) {
        return isLetter(c) || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    private static boolean isName(char c) {
        return isWord(c) || c == '.';
    }

    private static boolean isCredential(char c) {
        return isName(c) || c == '~' || c == '+' || c == '/' || c == '=';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }
}
