package io.bridgekeeper.paging.rotation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * When turns begin: turn 0 at the first hand-off, those before it with negative numbers.
 *
 * <p>Each begins where the one before it ends. A turn that lies wholly within hours that a change of the clocks skips
 * has no length and falls to nobody.
 */
public sealed interface Turns {

    ZoneId zone();

    /** Never later than that of the next turn. */
    Instant startOf(long turn);

    /** The turn that an instant falls into. */
    long at(Instant instant);

    enum Unit {
        HOUR(ChronoUnit.HOURS),
        DAY(ChronoUnit.DAYS),
        WEEK(ChronoUnit.WEEKS),
        /** A hand-off on a day that a month does not have is on that month's last. */
        MONTH(ChronoUnit.MONTHS);

        private final ChronoUnit chrono;

        Unit(ChronoUnit chrono) {
            this.chrono = chrono;
        }
    }

    /**
     * Hand-offs by the wall clock, so that one at 09:00 is at 09:00 in summer and in winter; {@link WallClock} says
     * what a change of the clocks does.
     *
     * @param first the hand-off that begins turn 0
     * @param every so many units, at least 1
     */
    record ByTheClock(ZoneId zone, LocalDateTime first, int every, Unit unit) implements Turns {

        public ByTheClock {
            if (every < 1) {
                throw new IllegalArgumentException("a turn lasts at least one unit");
            }
        }

        @Override
        public Instant startOf(long turn) {
            return WallClock.instant(first.plus(Math.multiplyExact(turn, every), unit.chrono), zone);
        }

        @Override
        public long at(Instant instant) {
            LocalDateTime local = instant.atZone(zone).toLocalDateTime();
            long turn = Math.floorDiv(unit.chrono.between(first, local), (long) every);
            // The local time alone may be off: by a unit that is not full yet, and around a change of the clocks.
            while (instant.isBefore(startOf(turn))) {
                turn--;
            }
            while (!instant.isBefore(startOf(turn + 1))) {
                turn++;
            }
            return turn;
        }
    }

    /**
     * Turns that last exactly so long, whatever the clocks on the wall do.
     *
     * @param length at least a minute
     */
    record ByLength(ZoneId zone, Instant first, Duration length) implements Turns {

        public ByLength {
            if (length.compareTo(Duration.ofMinutes(1)) < 0) {
                throw new IllegalArgumentException("a turn lasts at least a minute");
            }
        }

        @Override
        public Instant startOf(long turn) {
            return first.plus(length.multipliedBy(turn));
        }

        @Override
        public long at(Instant instant) {
            long turn = Math.floorDiv(first.until(instant, ChronoUnit.SECONDS), length.toSeconds());
            while (instant.isBefore(startOf(turn))) {
                turn--;
            }
            while (!instant.isBefore(startOf(turn + 1))) {
                turn++;
            }
            return turn;
        }
    }
}
