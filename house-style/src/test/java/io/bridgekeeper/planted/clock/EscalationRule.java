package io.bridgekeeper.planted.clock;

import java.time.Clock;
import java.time.Instant;

/** Looks at the clock instead of being told the time. */
record EscalationRule(Clock clock) {

    boolean isDue(Instant escalateAt) {
        return !clock.instant().isBefore(escalateAt);
    }
}
