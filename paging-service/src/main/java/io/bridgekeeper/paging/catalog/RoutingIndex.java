package io.bridgekeeper.paging.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Finds the first system of the file whose matchers all hold, without asking each.
 *
 * <p>Each system stands under one of its matchers that names values or a prefix, the one that it shares with the
 * fewest others; a system that has none stands aside and is always asked. Whatever a signal does not carry is never
 * looked at. Never changes.
 */
public final class RoutingIndex {

    private final List<CatalogSystem> systems;
    private final Map<String, ByLabel> labels;
    private final int[] aside;

    /**
     * What stands under one label. Numbers of systems are in the order of the file.
     *
     * @param lengths of the prefixes, each once
     */
    private record ByLabel(Map<String, int[]> values, Map<String, int[]> prefixes, int[] lengths) {}

    private RoutingIndex(List<CatalogSystem> systems, Map<String, ByLabel> labels, int[] aside) {
        this.systems = systems;
        this.labels = labels;
        this.aside = aside;
    }

    static RoutingIndex of(List<CatalogSystem> systems) {
        Map<Key, Integer> shared = new HashMap<>();
        systems.forEach(system -> system.matchers().stream()
                .flatMap(matcher -> keys(matcher).stream())
                .forEach(key -> shared.merge(key, 1, Integer::sum)));
        Map<Key, List<Integer>> under = new HashMap<>();
        List<Integer> aside = new ArrayList<>();
        for (int i = 0; i < systems.size(); i++) {
            List<Key> keys = systems.get(i).matchers().stream()
                    .map(RoutingIndex::keys)
                    .filter(some -> !some.isEmpty())
                    .min(Comparator.comparingLong(
                            some -> some.stream().mapToLong(shared::get).sum()))
                    .orElse(List.of());
            for (Key key : keys) {
                under.computeIfAbsent(key, ignored -> new ArrayList<>()).add(i);
            }
            if (keys.isEmpty()) {
                aside.add(i);
            }
        }
        Map<String, ByLabel> labels = new HashMap<>();
        under.forEach((key, numbers) -> {
            ByLabel by = labels.computeIfAbsent(
                    key.label(), label -> new ByLabel(new HashMap<>(), new HashMap<>(), new int[0]));
            (key.isPrefix() ? by.prefixes() : by.values()).put(key.text(), array(numbers));
        });
        labels.replaceAll((label, by) -> new ByLabel(by.values(), by.prefixes(), lengths(by.prefixes())));
        return new RoutingIndex(List.copyOf(systems), labels, array(aside));
    }

    Optional<CatalogSystem> systemOf(Map<String, String> signal) {
        int first = first(signal, number -> systems.get(number).matches(signal));
        return first < 0 ? Optional.empty() : Optional.of(systems.get(first));
    }

    /**
     * The first system that passes, of those that a signal with these labels may belong to.
     *
     * @param passes asked for no number behind one that passed
     * @return its number in the order of the file, or -1
     */
    int first(Map<String, String> signal, IntPredicate passes) {
        int first = Integer.MAX_VALUE;
        for (Map.Entry<String, String> carried : signal.entrySet()) {
            ByLabel by = labels.get(carried.getKey());
            String value = carried.getValue();
            if (by == null || value == null) {
                continue;
            }
            first = first(by.values().get(value), first, passes);
            for (int length : by.lengths()) {
                if (length > value.length()) {
                    break;
                }
                first = first(by.prefixes().get(value.substring(0, length)), first, passes);
            }
        }
        first = first(aside, first, passes);
        return first == Integer.MAX_VALUE ? -1 : first;
    }

    private static int first(int[] numbers, int before, IntPredicate passes) {
        if (numbers != null) {
            for (int number : numbers) {
                if (number >= before) {
                    break;
                }
                if (passes.test(number)) {
                    return number;
                }
            }
        }
        return before;
    }

    /** One place in the index. */
    private record Key(String label, boolean isPrefix, String text) {}

    /** Where a system must stand to be found by this matcher; empty where it could match anything. */
    private static List<Key> keys(Matcher matcher) {
        return switch (matcher) {
            case Matcher.Equal(String label, String value) -> List.of(new Key(label, false, value));
            case Matcher.In(String label, List<String> values) ->
                values.stream()
                        .distinct()
                        .map(value -> new Key(label, false, value))
                        .toList();
            case Matcher.Prefix(String label, String prefix) -> List.of(new Key(label, true, prefix));
            case Matcher.NotEqual any -> List.of();
            case Matcher.Regex any -> List.of();
        };
    }

    private static int[] lengths(Map<String, int[]> prefixes) {
        TreeSet<Integer> lengths = new TreeSet<>();
        prefixes.keySet().forEach(prefix -> lengths.add(prefix.length()));
        return array(List.copyOf(lengths));
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
