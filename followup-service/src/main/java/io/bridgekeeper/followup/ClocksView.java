package io.bridgekeeper.followup;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Resolved and solved, side by side.
 *
 * @param startedAt     when both began to run
 * @param resolvedAt    when the service ran again
 * @param resolvedAfter how long that took
 * @param solvedAfter   how long until the cause was gone; null while that clock runs
 * @param solvedRunning whether it still runs
 * @param unsolvedFor   what it shows at the moment of asking, in whole seconds
 */
record ClocksView(
        Instant startedAt,
        Instant resolvedAt,
        Duration resolvedAfter,
        Duration solvedAfter,
        boolean solvedRunning,
        Duration unsolvedFor) {

    static ClocksView of(Clocks clocks, Instant now) {
        return new ClocksView(
                clocks.startedAt(),
                clocks.resolvedAt(),
                clocks.resolvedAfter(),
                clocks.solvedAfter().orElse(null),
                clocks.solvedAfter().isEmpty(),
                clocks.unsolvedFor(now).truncatedTo(ChronoUnit.SECONDS));
    }
}
