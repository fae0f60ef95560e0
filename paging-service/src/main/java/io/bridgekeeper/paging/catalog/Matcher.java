package io.bridgekeeper.paging.catalog;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;

/** One condition on a signal's labels. */
public sealed interface Matcher {

    String label();

    boolean holds(Map<String, String> labels);

    static boolean allHold(List<Matcher> matchers, Map<String, String> labels) {
        for (Matcher matcher : matchers) {
            if (!matcher.holds(labels)) {
                return false;
            }
        }
        return true;
    }

    record Equal(String label, String value) implements Matcher {
        @Override
        public boolean holds(Map<String, String> labels) {
            return value.equals(labels.get(label));
        }
    }

    /** Also holds where the label is absent. */
    record NotEqual(String label, String value) implements Matcher {
        @Override
        public boolean holds(Map<String, String> labels) {
            return !value.equals(labels.get(label));
        }
    }

    record In(String label, List<String> values) implements Matcher {
        @Override
        public boolean holds(Map<String, String> labels) {
            String value = labels.get(label);
            return value != null && values.contains(value);
        }
    }

    record Prefix(String label, String prefix) implements Matcher {
        @Override
        public boolean holds(Map<String, String> labels) {
            String value = labels.get(label);
            return value != null && value.startsWith(prefix);
        }
    }

    /**
     * Holds where the whole value matches.
     *
     * <p>RE2 runs in time linear in the length of the value whatever the pattern, so both are bounded: a pattern by
     * {@link RegexBound}, a value by {@link RegexBound#LONGEST_VALUE}, past which it never matches.
     */
    record Regex(String label, Pattern pattern) implements Matcher {
        @Override
        public boolean holds(Map<String, String> labels) {
            String value = labels.get(label);
            return value != null && value.length() <= RegexBound.LONGEST_VALUE && pattern.matches(value);
        }
    }
}
