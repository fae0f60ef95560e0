package io.bridgekeeper.paging.rawevent;

import java.time.Duration;

/**
 * What is kept of each integration.
 *
 * @param keep            an hour to 90 days
 * @param most            50, which a preview shows, to 10,000
 * @param mostDeadLetters 50 to 10,000
 */
public record RawEventLimits(Duration keep, int most, int mostDeadLetters) {

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final int FEWEST = 50;
    private static final int MOST = 10_000;

    /** @throws IllegalArgumentException for one out of bounds */
    public RawEventLimits {
        if (keep.compareTo(SHORTEST) < 0 || keep.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "paging.raw-event.keep must be " + SHORTEST + " to " + LONGEST + ", is " + keep);
        }
        check("most", most);
        check("most-dead-letters", mostDeadLetters);
    }

    private static void check(String name, int number) {
        if (number < FEWEST || number > MOST) {
            throw new IllegalArgumentException(
                    "paging.raw-event." + name + " must be " + FEWEST + " to " + MOST + ", is " + number);
        }
    }
}
