package io.bridgekeeper.paging.contact;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * When a contact method is tested: in the middle of a working day of its person.
 *
 * @param zone where the person is, as far as anybody knows
 */
record SelfTestPlan(ZoneId zone) {

    private static final LocalTime EARLIEST = LocalTime.of(10, 0);
    private static final LocalTime LATEST = LocalTime.of(16, 0);
    private static final int MINUTES = 6 * 60;
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /** Whether a test may go out now: one that was due while nothing ran waits for a better hour. */
    boolean isGoodHour(Instant now) {
        ZonedDateTime local = now.atZone(zone);
        LocalTime time = local.toLocalTime();
        return !WEEKEND.contains(local.getDayOfWeek()) && !time.isBefore(EARLIEST) && time.isBefore(LATEST);
    }

    /** The first good hour after a while; methods differ in the minute, so that not all are tested at once. */
    Instant after(Instant now, Duration wait, UUID methodId) {
        ZonedDateTime earliest = now.plus(wait).atZone(zone);
        LocalTime time = EARLIEST.plusMinutes(Math.floorMod(methodId.hashCode(), MINUTES));
        LocalDate day = earliest.toLocalDate();
        while (WEEKEND.contains(day.getDayOfWeek())
                || day.atTime(time).atZone(zone).isBefore(earliest)) {
            day = day.plusDays(1);
        }
        return day.atTime(time).atZone(zone).toInstant();
    }
}
