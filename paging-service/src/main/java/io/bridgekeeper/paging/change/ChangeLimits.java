package io.bridgekeeper.paging.change;

import java.time.Duration;

/**
 * How much of changes is kept and shown.
 *
 * @param keep   older ones are removed, and not taken; 1 to 366 days
 * @param before so long before a problem began, a change may have to do with it; 1 minute up to {@code keep}
 * @param most   changes that one incident shows; 1 to 50
 */
public record ChangeLimits(Duration keep, Duration before, int most) {

    public ChangeLimits {
        check("paging.change.keep", keep, Duration.ofDays(1), Duration.ofDays(366));
        check("paging.change.before", before, Duration.ofMinutes(1), keep);
        if (most < 1 || most > 50) {
            throw new IllegalArgumentException("paging.change.most must be from 1 to 50, and is " + most);
        }
    }

    private static void check(String setting, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    setting + " must be from " + least + " to " + most + ", and is " + value);
        }
    }
}
