package io.bridgekeeper.gateway.limit;

import java.time.Duration;

/**
 * How often something may happen.
 *
 * @param perSecond in the long run, from 1 to {@link #MOST}
 * @param burst     at once after a rest, from 1 to {@link #MOST}
 */
public record Rate(int perSecond, int burst) {

    /** So that all sums stay far within 64 bits of nanoseconds. */
    public static final int MOST = 1_000_000;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    public Rate {
        if (perSecond < 1 || perSecond > MOST || burst < 1 || burst > MOST) {
            throw new IllegalArgumentException("a rate is from 1 to " + MOST + ", and so is its burst");
        }
    }

    /** What one costs, in nanoseconds. */
    long cost() {
        return SECOND / perSecond;
    }

    /** How long an empty bucket takes to be full, in nanoseconds. */
    long fill() {
        return cost() * burst;
    }
}
