package io.bridgekeeper.paging.duty;

import io.bridgekeeper.paging.rotation.Range;
import java.time.Instant;

/**
 * Which systems are said again though nothing else is true of them, so that what is known of each reaches far enough. Each
 * has a time of its own, by its key: of thousands no more than some are said at once.
 *
 * @param ofAll whether all are, whatever was said before
 */
record Renewal(DutyLimits limits, Instant at, boolean ofAll) {

    /** @param spokenOf when the system was said last */
    boolean isDue(String key, Range spokenOf) {
        return ofAll
                || at.plus(DutyLimits.LEAST_REACH).isAfter(spokenOf.until())
                || turn(key, at) != turn(key, spokenOf.from());
    }

    private long turn(String key, Instant instant) {
        long seconds = limits.refresh().toSeconds();
        return Math.floorDiv(instant.getEpochSecond() + Math.floorMod(key.hashCode(), seconds), seconds);
    }
}
