package io.bridgekeeper.paging.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Whether it is to be looked who can be called. */
sealed interface Look {

    /** Nothing has changed, and it is too early to look whether a system is to be said again. */
    record NotNow() implements Look {}

    /** Others have a newer catalog than this process, and say it; it will be in force here in a moment. */
    record LeftToNewer() implements Look {}

    /**
     * @param at    as of when; later than the look before, but where a clock was set back
     * @param ofAll whether all systems are said, also those of which nothing else is true
     */
    record Now(Instant at, boolean ofAll) implements Look {}

    /**
     * The look before.
     *
     * @param catalogNumber of the version by which it was; below 0 where there was none
     * @param at            empty where there was none
     */
    record Last(long catalogNumber, Optional<Instant> at) {}

    /** Clocks of replicas differ by less; more is a clock that was set. */
    Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /** Nobody has looked for so long: those who could read the newer catalog are gone, and an older one has to do. */
    Duration OVERDUE = Duration.ofHours(1);

    /**
     * @param noted  whether overrides were changed since the look before
     * @param number of the version of the catalog that is in force here
     */
    static Look of(Last last, boolean noted, long number, DutyLimits limits, Instant now) {
        if (last.at().isEmpty()) {
            return new Now(now, true);
        }
        Instant before = last.at().get();
        if (number < last.catalogNumber() && now.isBefore(before.plus(OVERDUE))) {
            return new LeftToNewer();
        }
        if (now.isBefore(before.minus(CLOCKS_DIFFER))) {
            return new Now(now, true);
        }
        boolean isDue = now.isAfter(before) && limits.beat(now) != limits.beat(before);
        return isDue || noted || number != last.catalogNumber()
                ? new Now(now.isAfter(before) ? now : before.plus(1, ChronoUnit.MICROS), false)
                : new NotNow();
    }
}
