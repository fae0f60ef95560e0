package io.bridgekeeper.paging.catalog;

import java.util.List;
import java.util.Map;

/** One condition on a signal's labels. */
public sealed interface Matcher {

    String label();

    boolean holds(Map<String, String> labels);

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
}
