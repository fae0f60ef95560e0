package io.bridgekeeper.paging.duty;

import io.bridgekeeper.paging.rotation.Range;
import java.time.Duration;
import java.time.Instant;

/**
 * How far ahead it is said who can be called.
 *
 * @param ahead   what is said reaches so far; 26 hours to 7 days
 * @param refresh how often each system is said again; a minute to {@code ahead} without 25 hours
 * @param poll    how often it is looked; not negative or none, up to 5 minutes
 */
record DutyLimits(Duration ahead, Duration refresh, Duration poll) {

    /** What was said reaches a day ahead, and an hour is to spare for a service that stands still. */
    static final Duration LEAST_REACH = Duration.ofHours(25);

    /** No system waits longer to be said again once it is due. */
    private static final Duration LONGEST_BEAT = Duration.ofMinutes(15);

    private static final int BEATS = 24;

    private static final Duration LEAST_REFRESH = Duration.ofMinutes(1);

    DutyLimits {
        check("ahead", ahead, LEAST_REACH.plusHours(1), Duration.ofDays(7));
        check("refresh", refresh, LEAST_REFRESH, ahead.minus(LEAST_REACH));
        check("poll", poll, Duration.ofMillis(1), Duration.ofMinutes(5));
    }

    private static void check(String setting, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "paging.on-call." + setting + " must be from " + least + " to " + most + ", and is " + value);
        }
    }

    /** Another number where it is to be looked which systems are due: some of them each time. */
    long beat(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), Math.min(refresh.toSeconds() / BEATS, LONGEST_BEAT.toSeconds()));
    }

    Range window(Instant from) {
        return new Range(from, from.plus(ahead));
    }
}
