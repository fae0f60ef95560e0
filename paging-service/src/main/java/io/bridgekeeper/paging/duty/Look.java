package io.bridgekeeper.paging.duty;

import io.bridgekeeper.paging.rotation.Range;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Whether it is to be looked who can be called. */
sealed interface Look {

    /** Nothing has changed, and what was said reaches far enough. */
    record NotNow() implements Look {}

    /** Others have a newer catalog than this process, and say it; it will be in force here in a moment. */
    record LeftToNewer() implements Look {}

    /**
     * @param at    as of when; later than the look before, but where a clock was set back
     * @param whole whether all systems are said, also those of which nothing else is true
     */
    record Now(Instant at, boolean whole) implements Look {}

    /**
     * The look before.
     *
     * @param catalogNumber of the version by which it was; below 0 where there was none
     * @param at            empty where there was none
     * @param whole         the window in which all systems were said last; empty where they never were
     */
    record Last(long catalogNumber, Optional<Instant> at, Optional<Range> whole) {}

    /** Clocks of replicas differ by less; more is a clock that was set. */
    Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /** So long after its time it is looked by an older catalog too: those who could read the newer one are gone. */
    Duration OVERDUE = Duration.ofHours(1);

    /**
     * @param noted  whether overrides were changed since the look before
     * @param number of the version of the catalog that is in force here
     */
    static Look of(Last last, boolean noted, long number, DutyLimits limits, Instant now) {
        if (number < last.catalogNumber() && !isDue(last, limits, now.minus(OVERDUE))) {
            return new LeftToNewer();
        }
        boolean setBack =
                last.at().filter(at -> now.isBefore(at.minus(CLOCKS_DIFFER))).isPresent();
        boolean whole = setBack || isDue(last, limits, now);
        if (!whole && !noted && number == last.catalogNumber()) {
            return new NotNow();
        }
        Instant at = last.at()
                .filter(before -> !setBack && !now.isAfter(before))
                .map(before -> before.plus(1, ChronoUnit.MICROS))
                .orElse(now);
        return new Now(at, whole);
    }

    private static boolean isDue(Last last, DutyLimits limits, Instant now) {
        return last.whole()
                .filter(window -> now.isBefore(window.from().plus(limits.refresh()))
                        && !now.plus(DutyLimits.LEAST_REACH).isAfter(window.until()))
                .isEmpty();
    }
}
