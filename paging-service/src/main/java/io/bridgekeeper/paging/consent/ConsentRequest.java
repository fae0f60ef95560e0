package io.bridgekeeper.paging.consent;

import java.time.Instant;

/**
 * Somebody is to say whether they may be called.
 *
 * @param because why they are asked, in words
 */
public record ConsentRequest(String personId, Scope scope, String because, State state) {

    /** What they said so far. */
    public sealed interface State {

        /** Nothing, or an agreement that is over. */
        record Open(Obstacle why) implements State {}

        /** They agreed, until soon. */
        record Ending(Instant until) implements State {}

        record Declined(Instant at, String reason) implements State {}

        default String word() {
            return switch (this) {
                case Open o -> "open";
                case Ending e -> "ending";
                case Declined d -> "declined";
            };
        }
    }

    /** Unique among the requests to one person. */
    public String id() {
        return scope.text();
    }
}
