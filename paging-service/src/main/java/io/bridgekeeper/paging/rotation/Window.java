package io.bridgekeeper.paging.rotation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Hours of some days, by the wall clock.
 *
 * @param days the days on which it begins; never empty
 * @param to   exclusive; on the next day where it is not after {@code from}, so that 00:00 to 00:00 is a whole day
 */
public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to, Holidays holidays) {

    /** What a window makes of a holiday: it is the day on which it begins that counts. */
    public enum Holidays {
        AS_OTHER_DAYS,
        EXCEPT,
        ONLY
    }

    public Window {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a window needs a day");
        }
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    boolean beginsOn(LocalDate day, Set<LocalDate> known) {
        return days.contains(day.getDayOfWeek())
                && switch (holidays) {
                    case AS_OTHER_DAYS -> true;
                    case EXCEPT -> !known.contains(day);
                    case ONLY -> known.contains(day);
                };
    }

    /** Empty where a change of the clocks skips all of it. */
    Range of(LocalDate day, ZoneId zone) {
        LocalDate lastDay = to.isAfter(from) ? day : day.plusDays(1);
        return new Range(WallClock.instant(day.atTime(from), zone), WallClock.instant(lastDay.atTime(to), zone));
    }
}
