package io.bridgekeeper.paging.catalog;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * People who are on call in turn.
 *
 * @param people  by id, in the order of their turns; never empty
 * @param handOff when a turn ends, on the wall clock of {@code zone}
 * @param starts  the day of the first person's first turn; for a weekly hand-off it falls on the hand-off's day
 */
public record Rotation(String id, ZoneId zone, List<String> people, HandOff handOff, LocalDate starts) {

    /** A wall-clock time that comes again. */
    public sealed interface HandOff {
        LocalTime at();

        record Daily(LocalTime at) implements HandOff {}

        record Weekly(DayOfWeek on, LocalTime at) implements HandOff {}
    }
}
