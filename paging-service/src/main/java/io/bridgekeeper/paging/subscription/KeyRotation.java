package io.bridgekeeper.paging.subscription;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;

/**
 * How a key is replaced.
 *
 * @param overlap how long the old key signs beside the new one, such as {@code PT24H}; PT0S to P7D; absent: a day
 */
record KeyRotation(String overlap) {

    private static final Duration LONGEST = Duration.ofDays(7);

    static final String BOUNDS = "must be a duration from PT0S to PT168H";

    /** Empty where it is out of bounds, or none. */
    Optional<Duration> read() {
        if (overlap == null) {
            return Optional.of(Duration.ofDays(1));
        }
        try {
            return Optional.of(Duration.parse(overlap))
                    .filter(each -> !each.isNegative() && each.compareTo(LONGEST) <= 0);
        } catch (DateTimeException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }
}
