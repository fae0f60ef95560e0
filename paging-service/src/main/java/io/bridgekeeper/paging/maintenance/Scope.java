package io.bridgekeeper.paging.maintenance;

import io.bridgekeeper.paging.catalog.Matcher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Of what a window holds pages back. */
sealed interface Scope {

    /** @param systemId empty where nothing in the catalog matches the labels */
    boolean covers(Optional<String> systemId, Map<String, String> labels);

    /** @param ids of the catalog; at least one */
    record OfSystems(List<String> ids) implements Scope {
        @Override
        public boolean covers(Optional<String> systemId, Map<String, String> labels) {
            return systemId.filter(ids::contains).isPresent();
        }
    }

    /** @param matchers all must hold; at least one */
    record OfLabels(List<Matcher> matchers) implements Scope {
        @Override
        public boolean covers(Optional<String> systemId, Map<String, String> labels) {
            return Matcher.allHold(matchers, labels);
        }

        /** As the catalog writes them. */
        List<Map<String, Object>> written() {
            return matchers.stream().map(OfLabels::written).toList();
        }

        private static Map<String, Object> written(Matcher matcher) {
            Map<String, Object> written = new LinkedHashMap<>();
            written.put("label", matcher.label());
            switch (matcher) {
                case Matcher.Equal(String label, String value) -> written.put("equals", value);
                case Matcher.NotEqual(String label, String value) -> written.put("notEquals", value);
                case Matcher.In(String label, List<String> values) -> written.put("in", values);
                case Matcher.Prefix(String label, String prefix) -> written.put("prefix", prefix);
                case Matcher.Regex(String label, var pattern) -> written.put("regex", pattern.pattern());
            }
            return written;
        }
    }
}
