package io.bridgekeeper.paging.catalog;

import com.google.re2j.Pattern;
import java.util.regex.Matcher;

/** How large a pattern and what it is held against may be, so that neither compiling nor matching takes long. */
final class RegexBound {

    /** Characters of a label's value. */
    static final int LONGEST_VALUE = 512;

    /** Characters of a pattern. */
    static final int LONGEST_PATTERN = 256;

    /** Instructions of a compiled pattern; one character of a value costs at most this many steps. */
    static final int LARGEST_PROGRAM = 1_000;

    private static final int MOST_REPEATS = 1_000;
    private static final java.util.regex.Pattern REPEAT = java.util.regex.Pattern.compile("\\{(\\d+)(?:,(\\d*))?}");

    private RegexBound() {}

    /** @throws RuntimeException for what RE2 does not know or is beyond a bound */
    static Pattern compile(String text) {
        if (text.length() > LONGEST_PATTERN || repeats(text) > MOST_REPEATS) {
            throw new IllegalArgumentException(text);
        }
        Pattern pattern = Pattern.compile(text);
        if (pattern.programSize() > LARGEST_PROGRAM) {
            throw new IllegalArgumentException(text);
        }
        return pattern;
    }

    /** All counts multiplied: counts within counts unfold before anybody could look at the program's size. */
    private static long repeats(String text) {
        long product = 1;
        Matcher counts = REPEAT.matcher(text);
        while (counts.find() && product <= MOST_REPEATS) {
            String most = counts.group(2) == null || counts.group(2).isEmpty() ? counts.group(1) : counts.group(2);
            // Longer numbers are beyond the bound whatever they are.
            product *= most.length() > 4 ? MOST_REPEATS + 1 : Math.max(1, Integer.parseInt(most));
        }
        return product;
    }
}
