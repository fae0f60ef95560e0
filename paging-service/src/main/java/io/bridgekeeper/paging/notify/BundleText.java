package io.bridgekeeper.paging.notify;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a notice says of those that it tells along. */
final class BundleText {

    private BundleText() {}

    /** @param systems of the others, by name, one for each of them; without one they are of no known system */
    static String title(String own, List<String> systems) {
        return systems.isEmpty() ? own : own + " (and " + more(systems) + ")";
    }

    private static String more(List<String> systems) {
        Map<String, Long> counts = systems.stream()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        if (counts.size() == 1) {
            return systems.size() + " more" + on(systems.getFirst());
        }
        return systems.size() + " more: "
                + counts.entrySet().stream()
                        .map(entry -> entry.getValue() + on(entry.getKey()))
                        .collect(Collectors.joining(", "));
    }

    private static String on(String system) {
        return system.isEmpty() ? " of no known system" : " on " + system;
    }
}
