package io.bridgekeeper.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The two clocks of a problem, never one "time to repair". Both start when the first incident began; one stops when
 * the service runs again, the other when the cause is gone, and a recurrence restarts neither.
 *
 * @param startedAt  when the first incident began
 * @param resolvedAt when the service ran again after it
 */
record Clocks(Instant startedAt, Instant resolvedAt) {

    Duration resolvedAfter() {
        return between(startedAt, resolvedAt);
    }

    /** How long until the cause was gone; empty while the clock runs, which it does until the follow-up is solved. */
    Optional<Duration> solvedAfter() {
        return Optional.empty();
    }

    /** What the clock of the cause shows at this moment. */
    Duration unsolvedFor(Instant now) {
        return between(startedAt, now);
    }

    /** Never negative: two machines seldom agree on the time. */
    static Duration between(Instant from, Instant until) {
        return until.isBefore(from) ? Duration.ZERO : Duration.between(from, until);
    }
}
