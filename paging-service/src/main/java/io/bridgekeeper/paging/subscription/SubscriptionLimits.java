package io.bridgekeeper.paging.subscription;

import java.time.Duration;

/**
 * How webhooks go out.
 *
 * @param most    subscriptions that there may be; 1 to 1000
 * @param atOnce  calls to one subscription at a time, from one process; 1 to 50
 * @param timeout for one whole call; 1 to 30 seconds
 * @param lease   after it a delivery whose sender died is taken over; longer than {@code timeout}, up to 10 minutes
 * @param hold    so long after it was queued, an event holds later ones of its incident back; none to a day
 * @param keep    how long what was delivered or given up can be read and sent anew; 3 to 90 days
 */
record SubscriptionLimits(int most, int atOnce, Duration timeout, Duration lease, Duration hold, Duration keep) {

    SubscriptionLimits {
        check("most", most, 1, 1000);
        check("at-once", atOnce, 1, 50);
        check("timeout", timeout, Duration.ofSeconds(1), Duration.ofSeconds(30));
        check("lease", lease, timeout.plusSeconds(1), Duration.ofMinutes(10));
        check("hold", hold, Duration.ZERO, Duration.ofDays(1));
        check("keep", keep, Duration.ofDays(3), Duration.ofDays(90));
    }

    static <T extends Comparable<T>> void check(String setting, T value, T least, T most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("paging.webhook-subscription." + setting + " must be from " + least
                    + " to " + most + ", and is " + value);
        }
    }
}
