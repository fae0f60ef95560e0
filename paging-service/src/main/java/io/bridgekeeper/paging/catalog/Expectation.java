package io.bridgekeeper.paging.catalog;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a writer takes to be the newest version. */
sealed interface Expectation {

    Pattern TAGS = Pattern.compile("(?:W/)?\"[^\"]*\"(?:\\s*,\\s*(?:W/)?\"[^\"]*\")*");
    Pattern NUMBER = Pattern.compile("\"[0-9]{1,18}\"");

    /** There is one. */
    record Some() implements Expectation {}

    /** There is none yet. */
    record None() implements Expectation {}

    /** It is one of these; no number stands for a tag that never was one of ours. */
    record OneOf(Set<Long> numbers) implements Expectation {}

    /** Whoever stores nothing need not say. */
    record Unsaid() implements Expectation {}

    /** @param newest number of the newest version; empty where none is stored */
    default boolean isMetBy(Optional<Long> newest) {
        return switch (this) {
            case Some some -> newest.isPresent();
            case None none -> newest.isEmpty();
            case OneOf(Set<Long> numbers) -> newest.filter(numbers::contains).isPresent();
            case Unsaid unsaid -> true;
        };
    }

    /** @param ifMatch value of the header; empty where it is neither {@code *} nor a list of entity tags */
    static Optional<Expectation> ofIfMatch(String ifMatch) {
        String value = ifMatch.strip();
        if (value.equals("*")) {
            return Optional.of(new Some());
        }
        if (!TAGS.matcher(value).matches()) {
            return Optional.empty();
        }
        // Weak tags match nothing here (RFC 9110, 13.1.1), and a tag that is no number is none of ours.
        return Optional.of(new OneOf(Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(tag -> NUMBER.matcher(tag).matches())
                .map(tag -> Long.valueOf(tag.substring(1, tag.length() - 1)))
                .collect(Collectors.toUnmodifiableSet())));
    }
}
