package io.bridgekeeper.paging.tag;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a writer says they have seen of what they change. */
public sealed interface IfMatch {

    Pattern TAGS = Pattern.compile("(?:W/)?\"[^\"]*\"(?:\\s*,\\s*(?:W/)?\"[^\"]*\")*");

    /** Nothing. */
    record Unsaid() implements IfMatch {}

    /** Whatever there is, is changed. */
    record Any() implements IfMatch {}

    /** @param tags strong ones, in their quotation marks; none where only weak ones were named */
    record OneOf(Set<String> tags) implements IfMatch {}

    /** @param now of what is there, whatever it is */
    default boolean allows(EntityTag now) {
        return switch (this) {
            case Unsaid unsaid -> true;
            case Any any -> true;
            case OneOf(Set<String> tags) -> tags.contains(now.text());
        };
    }

    /** @param header its value; empty where it is neither {@code *} nor a list of entity tags */
    static Optional<IfMatch> read(String header) {
        String value = header.strip();
        if (value.equals("*")) {
            return Optional.of(new Any());
        }
        if (!TAGS.matcher(value).matches()) {
            return Optional.empty();
        }
        // Weak tags match nothing here (RFC 9110, 13.1.1).
        return Optional.of(new OneOf(Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(tag -> tag.startsWith("\""))
                .collect(Collectors.toUnmodifiableSet())));
    }
}
