package io.bridgekeeper.paging.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often one subscription may be tested: so many at once, and then one each so long.
 *
 * @param atOnce 1 to 100
 * @param every  1 second to an hour
 */
record TestAllowance(int atOnce, Duration every) {

    TestAllowance {
        SubscriptionLimits.check("tests-at-once", atOnce, 1, 100);
        SubscriptionLimits.check("test-every", every, Duration.ofSeconds(1), Duration.ofHours(1));
    }

    /** Whether it may be tested now. */
    sealed interface Verdict {

        /** @param spent what is to be kept in the place of what was */
        record Allowed(Instant spent) implements Verdict {}

        /** @param pause after which it may, more than none */
        record TooOften(Duration pause) implements Verdict {}
    }

    /** @param spent until when earlier tests have used it up; empty where there was none */
    Verdict at(Instant now, Optional<Instant> spent) {
        Instant from = spent.filter(now::isBefore).orElse(now);
        Instant free = from.minus(every.multipliedBy(atOnce - 1L));
        return now.isBefore(free)
                ? new Verdict.TooOften(Duration.between(now, free))
                : new Verdict.Allowed(from.plus(every));
    }
}
