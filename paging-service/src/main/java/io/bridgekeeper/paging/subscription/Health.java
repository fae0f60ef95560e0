package io.bridgekeeper.paging.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How deliveries to one subscription have gone lately.
 *
 * @param failingSince  the first failure after which nothing was delivered; empty where the last attempt went well
 * @param givenUpInARow events that were given up since the last one that was delivered
 */
record Health(Optional<Instant> failingSince, int givenUpInARow) {

    static final Health GOOD = new Health(Optional.empty(), 0);

    /** Each of them was tried for 48 hours. */
    static final int MOST_GIVEN_UP = 3;

    /** An hour less than one event is tried for: the first that is given up while nothing arrives is enough. */
    static final Duration LONGEST_FAILURE = DeliveryPlan.TRIED_FOR.minusHours(1);

    /** What follows from an event that was given up. */
    sealed interface Verdict {
        record GoesOn(Health health) implements Verdict {}

        /** @param why in words, for the owner */
        record EndsIt(Health health, String why) implements Verdict {}
    }

    /** A target that takes some events goes on: only one that takes none for long, or several in a row not, ends. */
    Verdict afterGivingUp(Instant now) {
        Health next = new Health(Optional.of(failingSince.orElse(now)), givenUpInARow + 1);
        Instant since = next.failingSince.orElseThrow();
        if (!since.isAfter(now.minus(LONGEST_FAILURE))) {
            return new Verdict.EndsIt(next, "nothing could be delivered since " + since);
        }
        return next.givenUpInARow >= MOST_GIVEN_UP
                ? new Verdict.EndsIt(next, next.givenUpInARow + " events in a row were given up")
                : new Verdict.GoesOn(next);
    }
}
