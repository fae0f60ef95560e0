package io.bridgekeeper.benchmarks;

import java.time.Duration;

/**
 * When each request is meant to go out: evenly, whatever became of the requests before it. A slow answer holds nothing
 * back, and the wait it causes counts as latency (no coordinated omission).
 *
 * @param perSecond  above 0
 */
record OpenLoop(double perSecond, Duration duration) {

    OpenLoop {
        if (!(perSecond > 0) || duration.isNegative()) {
            throw new IllegalArgumentException("Not a load: " + perSecond + "/s for " + duration);
        }
    }

    int count() {
        return (int) Math.round(perSecond * duration.toNanos() / 1e9);
    }

    /** Nanoseconds after the start at which request {@code index} (from 0) is meant to go out. */
    long dueNanos(int index) {
        return Math.round(index * 1e9 / perSecond);
    }

    /** How many requests are meant to have gone out by then; one due at this very nanosecond counts. */
    int dueBy(long nanosSinceStart) {
        if (nanosSinceStart < 0) {
            return 0;
        }
        // Due times are rounded, so the estimate may be one too high or too low.
        int due = (int) Math.min(count(), (long) (nanosSinceStart * perSecond / 1e9));
        while (due > 0 && dueNanos(due - 1) > nanosSinceStart) {
            due--;
        }
        while (due < count() && dueNanos(due) <= nanosSinceStart) {
            due++;
        }
        return due;
    }
}
