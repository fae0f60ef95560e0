package io.bridgekeeper.paging.notify;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a notice says of those that it tells along. */
final class BundleText {

    private BundleText() {}

    /** @param systems of the others, by name, one for each of them; without one they are of no known system */
    static String title(String own, List<String> systems) {
        return systems.isEmpty() ? own : own + " (and " + more(systems) + ")";
    }

    /**
     * Such as "Search is slow (and 7 more: 3 on Checkout, 4 on Search; the oldest since 2026-11-27T02:04:00Z)".
     *
     * @param since when the problem of the notice itself began
     */
    static String title(String own, Instant since, List<NoticeBrief.Other> others) {
        if (others.isEmpty()) {
            return own;
        }
        Instant oldest = Stream.concat(Stream.of(since), others.stream().map(NoticeBrief.Other::since))
                .min(Comparator.naturalOrder())
                .get();
        List<String> systems = others.stream()
                .map(other -> Optional.ofNullable(other.system()).orElse(""))
                .toList();
        return own + " (and " + more(systems) + "; the oldest since " + oldest + ")";
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
