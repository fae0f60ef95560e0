package io.bridgekeeper.paging.notify;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a provider is called at all.
 *
 * <p>One that has failed so often in a row that the next call would fail too is left alone for a while; then one call
 * asks whether it is back. The pause grows as long as it is not.
 */
sealed interface Breaker {

    Breaker INITIAL = new Closed(0);

    /** @param failures in a row */
    record Closed(int failures) implements Breaker {}

    /**
     * It is not called.
     *
     * @param until then one call asks
     * @param pause of which {@code until} is the end
     */
    record Open(Instant until, Duration pause) implements Breaker {}

    /**
     * One call asks whether it is back.
     *
     * @param until then that call is taken for lost, and another one asks
     * @param pause that was last
     */
    record HalfOpen(Instant until, Duration pause) implements Breaker {}

    /**
     * @param failures   in a row that open it, at least 1
     * @param firstPause doubles each time the provider is not back
     * @param probe      how long the call that asks may take
     */
    record Rules(int failures, Duration firstPause, Duration longestPause, Duration probe) {

        public Rules {
            if (failures < 1
                    || !firstPause.isPositive()
                    || longestPause.compareTo(firstPause) < 0
                    || !probe.isPositive()) {
                throw new IllegalArgumentException("a breaker opens after a failure at least, for some time");
            }
        }
    }

    /** May it be called. */
    sealed interface Answer {

        /** @param after how the breaker stands with this call */
        record Call(Breaker after) implements Answer {}

        /** @param until then asking again is worth it */
        record Leave(Instant until) implements Answer {}
    }

    default Answer ask(Rules rules, Instant now) {
        return switch (this) {
            case Closed closed -> new Answer.Call(closed);
            case Open(Instant until, Duration pause) -> askAt(until, pause, rules, now);
            case HalfOpen(Instant until, Duration pause) -> askAt(until, pause, rules, now);
        };
    }

    private static Answer askAt(Instant until, Duration pause, Rules rules, Instant now) {
        return now.isBefore(until)
                ? new Answer.Leave(until)
                : new Answer.Call(new HalfOpen(now.plus(rules.probe()), pause));
    }

    /** Whatever the receiver says of this one notice, one that answers is there. */
    default Breaker after(Delivery delivery, Rules rules, Instant now) {
        return switch (delivery) {
            case Delivery.Sent() -> INITIAL;
            case Delivery.PermanentFailure(String reason, boolean isGone) -> INITIAL;
            case Delivery.TemporaryFailure failure -> failed(rules, now);
        };
    }

    private Breaker failed(Rules rules, Instant now) {
        return switch (this) {
            case Closed(int failures) ->
                failures + 1 >= rules.failures()
                        ? new Open(now.plus(rules.firstPause()), rules.firstPause())
                        : new Closed(failures + 1);
            // Of before it opened.
            case Open open -> open;
            case HalfOpen(Instant until, Duration pause) -> {
                Duration longer = pause.multipliedBy(2);
                Duration next = longer.compareTo(rules.longestPause()) < 0 ? longer : rules.longestPause();
                yield new Open(now.plus(next), next);
            }
        };
    }
}
