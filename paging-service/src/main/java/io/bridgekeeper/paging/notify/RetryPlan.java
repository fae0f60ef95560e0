package io.bridgekeeper.paging.notify;

import java.time.Duration;
import java.time.Instant;

/**
 * When a notice is tried again, and when it is given up.
 *
 * @param tries      how often it is tried in all, at least 1
 * @param firstPause between the first and the second try; doubles after each
 */
public record RetryPlan(int tries, Duration firstPause) {

    public RetryPlan {
        if (tries < 1 || firstPause.isNegative()) {
            throw new IllegalArgumentException("a notice is tried at least once, and the pause is not negative");
        }
    }

    /** What follows an attempt. */
    public sealed interface Next {
        record Done() implements Next {}

        record TryAgain(Instant at, String reason) implements Next {}

        record GiveUp(String reason) implements Next {}
    }

    /** @param attempts made, the one that ended with {@code delivery} included */
    public Next after(Delivery delivery, int attempts, Instant now) {
        return switch (delivery) {
            case Delivery.Sent() -> new Next.Done();
            case Delivery.PermanentFailure(String reason) -> new Next.GiveUp(reason);
            case Delivery.TemporaryFailure(String reason) ->
                attempts < tries
                        ? new Next.TryAgain(now.plus(firstPause.multipliedBy(1L << (attempts - 1))), reason)
                        : new Next.GiveUp("gave up after " + attempts + " tries: " + reason);
        };
    }
}
