package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.paging.rotation.Turns;
import io.bridgekeeper.paging.rotation.Turns.Unit;
import io.bridgekeeper.paging.rotation.WallClock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** How long turns are, as the catalog can say it. */
final class TurnLength {

    private static final int MOST_UNITS = 1_000;
    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;
    private static final long WEEK = 7 * DAY;

    private TurnLength() {}

    /**
     * Turns of so many seconds on the wall clock, where that is a number of whole hours that the clock repeats every
     * day or week; otherwise turns that last exactly so long.
     *
     * @return empty where the catalog has no such turns
     */
    static Optional<Turns> ofSeconds(LocalDateTime first, ZoneId zone, long seconds) {
        if (seconds > 0 && (seconds % DAY == 0 || seconds % HOUR == 0 && WEEK % seconds == 0)) {
            return ofHours(first, zone, seconds / HOUR);
        }
        Duration exactly = Duration.ofSeconds(seconds);
        return exactly.compareTo(SHORTEST) < 0 || exactly.compareTo(LONGEST) > 0
                ? Optional.empty()
                : Optional.of(new Turns.ByLength(zone, WallClock.instant(first, zone), exactly));
    }

    /** Turns of so many hours on the wall clock. */
    static Optional<Turns> ofHours(LocalDateTime first, ZoneId zone, long hours) {
        if (hours % (WEEK / HOUR) == 0) {
            return of(first, zone, hours / (WEEK / HOUR), Unit.WEEK);
        }
        return hours % (DAY / HOUR) == 0
                ? of(first, zone, hours / (DAY / HOUR), Unit.DAY)
                : of(first, zone, hours, Unit.HOUR);
    }

    static Optional<Turns> of(LocalDateTime first, ZoneId zone, long every, Unit unit) {
        return every < 1 || every > MOST_UNITS
                ? Optional.empty()
                : Optional.of(new Turns.ByTheClock(zone, first, (int) every, unit));
    }
}
