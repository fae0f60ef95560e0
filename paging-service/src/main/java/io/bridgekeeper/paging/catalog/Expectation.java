package io.bridgekeeper.paging.catalog;

import io.bridgekeeper.paging.tag.IfMatch;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a writer takes to be the newest version. */
sealed interface Expectation {

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
        return IfMatch.read(ifMatch).map(said -> switch (said) {
            case IfMatch.Unsaid unsaid -> new Unsaid();
            case IfMatch.Any any -> new Some();
            // A tag that is no number is none of ours.
            case IfMatch.OneOf(Set<String> tags) ->
                new OneOf(tags.stream()
                        .filter(tag -> NUMBER.matcher(tag).matches())
                        .map(tag -> Long.valueOf(tag.substring(1, tag.length() - 1)))
                        .collect(Collectors.toUnmodifiableSet()));
        });
    }
}
