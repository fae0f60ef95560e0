package io.bridgekeeper.paging.consent;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** Why a person does not expect a call. */
public sealed interface Obstacle {

    record NeverAgreed() implements Obstacle {}

    record Declined(Instant at, String reason) implements Obstacle {}

    /** It lapsed or was withdrawn. */
    record Ended(Instant at) implements Obstacle {}

    record NotBegun(Instant from) implements Obstacle {}

    record OutsideHours() implements Obstacle {}

    /** None of the person's contacts is of a channel over which they agreed to be called. */
    record NoChannel(Set<String> agreed) implements Obstacle {}

    /** In words, to follow "you". */
    default String wordsToYou() {
        return switch (this) {
            case NoChannel(Set<String> agreed) ->
                "agreed to be called over " + String.join(", ", new TreeSet<>(agreed))
                        + " alone, and no contact of yours is that";
            case NeverAgreed n -> words();
            case Declined d -> words();
            case Ended e -> words();
            case NotBegun n -> words();
            case OutsideHours o -> words();
        };
    }

    /** In words, to follow the person's id. */
    default String words() {
        return switch (this) {
            case NeverAgreed() -> "never agreed to be called for this";
            case Declined(Instant at, String reason) -> "declined to be called for this on " + at + ": " + reason;
            case Ended(Instant at) -> "agreed to be called for this until " + at;
            case NotBegun(Instant from) -> "agreed to be called for this from " + from;
            case OutsideHours() -> "agreed to be called for this at other hours";
            case NoChannel(Set<String> agreed) ->
                "agreed to be called over " + String.join(", ", new TreeSet<>(agreed))
                        + " alone, and no contact of theirs is that";
        };
    }

    /** One word for programs. */
    default String word() {
        return switch (this) {
            case NeverAgreed n -> "no-consent";
            case Declined d -> "declined";
            case Ended e -> "lapsed";
            case NotBegun n -> "not-begun";
            case OutsideHours o -> "outside-hours";
            case NoChannel n -> "no-channel";
        };
    }
}
