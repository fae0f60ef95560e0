package io.bridgekeeper.paging.completeness;

import java.time.Duration;

/**
 * How incidents of integrations are looked at.
 *
 * @param lookBack only at those that opened within; 1 to 366 days
 * @param last     at most at so many of an integration; from {@link Review#FEWEST} to 200
 * @param pause    nobody is told again earlier; at least 1 day
 */
record ReviewLimits(Duration lookBack, int last, Duration pause) {

    ReviewLimits {
        check("paging.completeness.look-back", lookBack, Duration.ofDays(1), Duration.ofDays(366));
        check("paging.completeness.pause", pause, Duration.ofDays(1), Duration.ofDays(366));
        if (last < Review.FEWEST || last > 200) {
            throw new IllegalArgumentException(
                    "paging.completeness.last must be from " + Review.FEWEST + " to 200, and is " + last);
        }
    }

    private static void check(String setting, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    setting + " must be from " + least + " to " + most + ", and is " + value);
        }
    }
}
