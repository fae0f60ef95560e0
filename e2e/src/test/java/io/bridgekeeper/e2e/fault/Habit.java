package io.bridgekeeper.e2e.fault;

import java.time.Duration;
import java.util.Optional;

/** When people accept what they are called for. */
@FunctionalInterface
interface Habit {

    Habit NEVER = arrival -> Optional.empty();

    /** @return how long after the notice; empty where they do not */
    Optional<Duration> acceptsAfter(Arrival arrival);
}
