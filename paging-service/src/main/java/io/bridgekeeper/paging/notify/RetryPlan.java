package io.bridgekeeper.paging.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a notice is tried again, and when it is given up.
 *
 * @param tries       how often it is tried in all, at least 1
 * @param firstPause  between the first and the second try; doubles after each
 * @param longestWait that a receiver may ask for; one that asks for more is given up at once, as the next contact is
 *     tried then
 */
public record RetryPlan(int tries, Duration firstPause, Duration longestWait) {

    public RetryPlan {
        if (tries < 1 || firstPause.isNegative() || longestWait.isNegative()) {
            throw new IllegalArgumentException("a notice is tried at least once, and no pause is negative");
        }
    }

    /** What follows an attempt. */
    public sealed interface Next {
        record Done() implements Next {}

        record TryAgain(Instant at, String reason) implements Next {}

        /** @param isGone as in {@link Delivery.PermanentFailure} */
        record GiveUp(String reason, boolean isGone) implements Next {

            public GiveUp(String reason) {
                this(reason, false);
            }
        }
    }

    /** @param attempts made, the one that ended with {@code delivery} included */
    public Next after(Delivery delivery, int attempts, Instant now) {
        return switch (delivery) {
            case Delivery.Sent() -> new Next.Done();
            case Delivery.PermanentFailure(String reason, boolean isGone) -> new Next.GiveUp(reason, isGone);
            case Delivery.TemporaryFailure failure -> after(failure, attempts, now);
        };
    }

    /**
     * What follows instead where the provider is left alone: its notices wait for it, however often they were tried. One
     * whose receiver itself wants to be left alone for longer is given up all the same.
     *
     * @param until empty where the provider is called
     */
    Next whileLeftAlone(Next next, int attempts, Optional<Instant> until) {
        if (until.isEmpty()) {
            return next;
        }
        return switch (next) {
            case Next.Done done -> done;
            case Next.TryAgain(Instant at, String reason) ->
                new Next.TryAgain(at.isAfter(until.get()) ? at : until.get(), reason);
            case Next.GiveUp(String reason, boolean isGone)
            when attempts >= tries -> new Next.TryAgain(until.get(), reason);
            case Next.GiveUp giveUp -> giveUp;
        };
    }

    private Next after(Delivery.TemporaryFailure failure, int attempts, Instant now) {
        if (attempts >= tries) {
            return new Next.GiveUp("gave up after " + attempts + " tries: " + failure.reason());
        }
        Instant planned = now.plus(firstPause.multipliedBy(1L << (attempts - 1)));
        Instant at = failure.notBefore().filter(planned::isBefore).orElse(planned);
        boolean isTooLong = at.isAfter(planned) && at.isAfter(now.plus(longestWait));
        return isTooLong
                ? new Next.GiveUp(failure.reason() + ", and wants to be left alone for longer than " + longestWait)
                : new Next.TryAgain(at, failure.reason());
    }
}
