package io.bridgekeeper.paging.rotation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** The hours in which people sleep: from 22:00 to 06:00 by their own clock. */
public final class Night {

    private static final LocalTime FALLS = LocalTime.of(22, 0);
    private static final LocalTime ENDS = LocalTime.of(6, 0);

    private Night() {}

    public static boolean isAt(Instant instant, ZoneId zone) {
        LocalTime shown = instant.atZone(zone).toLocalTime();
        return !shown.isBefore(FALLS) || shown.isBefore(ENDS);
    }

    /** The night that falls on the evening of a day. */
    public static Range of(LocalDate evening, ZoneId zone) {
        return new Range(
                WallClock.instant(evening.atTime(FALLS), zone),
                WallClock.instant(evening.plusDays(1).atTime(ENDS), zone));
    }
}
