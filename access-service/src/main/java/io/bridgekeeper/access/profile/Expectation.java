package io.bridgekeeper.access.profile;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a writer takes to be the newest version of the document. */
sealed interface Expectation {

    Pattern TAG = Pattern.compile("(W/)?\"[^\"]*\"");

    /** There is one. */
    record Some() implements Expectation {}

    /** There is none yet. */
    record None() implements Expectation {}

    /** It is one of these, as {@link #tag} spells them. */
    record OneOf(Set<String> tags) implements Expectation {}

    /** Whoever stores nothing need not say. */
    record Unsaid() implements Expectation {}

    /** @param newest number of the newest version; empty where none is stored */
    default boolean isMetBy(Optional<Long> newest) {
        return switch (this) {
            case Some some -> newest.isPresent();
            case None none -> newest.isEmpty();
            case OneOf(Set<String> tags) ->
                newest.map(Expectation::tag).filter(tags::contains).isPresent();
            case Unsaid unsaid -> true;
        };
    }

    static String tag(long number) {
        return "\"" + number + "\"";
    }

    /**
     * @param ifMatch     {@code *} or a list of entity tags; null where it is not said
     * @param ifNoneMatch {@code *}; null where it is not said
     * @return empty where they cannot be read, or say both
     */
    static Optional<Expectation> of(String ifMatch, String ifNoneMatch) {
        if (ifMatch == null && ifNoneMatch == null) {
            return Optional.of(new Unsaid());
        }
        if (ifMatch == null) {
            return ifNoneMatch.strip().equals("*") ? Optional.of(new None()) : Optional.empty();
        }
        if (ifNoneMatch != null) {
            return Optional.empty();
        }
        if (ifMatch.strip().equals("*")) {
            return Optional.of(new Some());
        }
        Set<String> tags = Arrays.stream(ifMatch.split(",")).map(String::strip).collect(Collectors.toSet());
        return tags.stream().allMatch(tag -> TAG.matcher(tag).matches())
                ? Optional.of(new OneOf(tags))
                : Optional.empty();
    }
}
