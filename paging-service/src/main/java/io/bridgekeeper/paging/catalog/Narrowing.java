package io.bridgekeeper.paging.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What matchers say together, label by label, and what follows from it.
 *
 * <p>Sound, not complete: {@link #implies} is only said where it is so for every signal; about regular expressions it
 * knows what they make of one value, and that two of the same text match the same.
 */
final class Narrowing {

    private final Map<String, Label> labels = new HashMap<>();

    private Narrowing(List<Matcher> matchers) {
        Map<String, List<Matcher>> byLabel = new HashMap<>();
        matchers.forEach(matcher -> byLabel.computeIfAbsent(matcher.label(), label -> new ArrayList<>())
                .add(matcher));
        byLabel.forEach((label, some) -> labels.put(label, new Label(label, some, valuesLeft(label, some))));
    }

    /**
     * What is said about one label.
     *
     * @param values the only ones that fit; empty where no matcher lists any
     */
    private record Label(String label, List<Matcher> matchers, Optional<List<String>> values) {}

    static Narrowing of(List<Matcher> matchers) {
        return new Narrowing(matchers);
    }

    /** A label of which no value is left: no signal can match. */
    Optional<String> contradiction() {
        return labels.values().stream()
                .filter(label -> label.values().filter(List::isEmpty).isPresent())
                .map(Label::label)
                .sorted()
                .findFirst();
    }

    /** Labels such as a signal that matches carries: a value that fits, or the longest prefix that one begins with. */
    Map<String, String> witness() {
        Map<String, String> witness = new HashMap<>();
        labels.values()
                .forEach(label -> label.values()
                        .map(List::getFirst)
                        .or(() -> longestPrefix(label))
                        .ifPresent(value -> witness.put(label.label(), value)));
        return witness;
    }

    /** Whether every signal that matches here matches all of those as well. */
    boolean implies(List<Matcher> others) {
        return others.stream().allMatch(this::implies);
    }

    private boolean implies(Matcher other) {
        Label label = labels.get(other.label());
        if (label == null) {
            return false;
        }
        if (label.values().isPresent()) {
            return label.values().get().stream().allMatch(value -> other.holds(Map.of(other.label(), value)));
        }
        return switch (other) {
            case Matcher.Equal one -> false;
            case Matcher.In few -> false;
            case Matcher.Prefix(String name, String prefix) ->
                longestPrefix(label)
                        .filter(longest -> longest.startsWith(prefix))
                        .isPresent();
            case Matcher.NotEqual(String name, String value) ->
                label.matchers().stream().anyMatch(matcher -> !matcher.holds(Map.of(name, value)));
            case Matcher.Regex regex -> label.matchers().contains(regex);
        };
    }

    private static Optional<String> longestPrefix(Label label) {
        return label.matchers().stream()
                .filter(Matcher.Prefix.class::isInstance)
                .map(matcher -> ((Matcher.Prefix) matcher).prefix())
                .max((one, other) -> Integer.compare(one.length(), other.length()));
    }

    private static Optional<List<String>> valuesLeft(String label, List<Matcher> matchers) {
        return matchers.stream()
                .flatMap(matcher -> listed(matcher).stream())
                .findFirst()
                .map(values -> values.stream()
                        .filter(value -> Matcher.allHold(matchers, Map.of(label, value)))
                        .toList());
    }

    private static Optional<List<String>> listed(Matcher matcher) {
        return switch (matcher) {
            case Matcher.Equal(String label, String value) -> Optional.of(List.of(value));
            case Matcher.In(String label, List<String> values) -> Optional.of(values);
            case Matcher.NotEqual any -> Optional.empty();
            case Matcher.Prefix any -> Optional.empty();
            case Matcher.Regex any -> Optional.empty();
        };
    }
}
