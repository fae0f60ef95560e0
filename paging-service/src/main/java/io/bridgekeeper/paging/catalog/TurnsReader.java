package io.bridgekeeper.paging.catalog;

import io.bridgekeeper.paging.rotation.Turns;
import io.bridgekeeper.paging.rotation.WallClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;

/** Reads when one turn of a layer ends and the next begins. */
final class TurnsReader {

    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MOST_UNITS = 1_000;
    private static final Map<String, Turns.Unit> UNITS =
            Map.of("hour", Turns.Unit.HOUR, "day", Turns.Unit.DAY, "week", Turns.Unit.WEEK, "month", Turns.Unit.MONTH);

    private TurnsReader() {}

    static Turns read(FileNode node, FileNode starts, ZoneId zone) {
        LocalDate day = starts.parsed(LocalDate::parse, LocalDate.EPOCH, "a day such as 2026-01-05");
        LocalTime at = time(node.at("at"));
        FileNode every = node.at("every");
        FileNode length = node.at("length");
        FileNode on = node.at("on");
        FileNode times = node.at("times");
        node.endOfMap();
        if (!node.isAbsent() && every.isAbsent() == length.isAbsent()) {
            node.fault("must name either every or length");
        }
        if (every.isAbsent()) {
            only(on, "a weekly hand-off");
            only(times, "a hand-off with every");
            Duration exactly = length.isAbsent()
                    ? LONGEST
                    : length.duration(SHORTEST, LONGEST, "an ISO-8601 duration from PT15M to P366D");
            return new Turns.ByLength(zone, WallClock.instant(day.atTime(at), zone), exactly);
        }
        Turns.Unit unit = UNITS.get(every.oneOf(UNITS.keySet(), "day", "hour, day, week or month"));
        int count = times.isAbsent() ? 1 : times.number(1, MOST_UNITS, 1);
        if (unit == Turns.Unit.WEEK) {
            DayOfWeek weekday = on.parsed(DayOfWeek::valueOf, DayOfWeek.MONDAY, "a day such as MONDAY");
            if (!day.equals(LocalDate.EPOCH) && day.getDayOfWeek() != weekday) {
                starts.fault("must be a " + weekday + ", the day of the hand-off");
            }
        } else {
            only(on, "a weekly hand-off");
        }
        return new Turns.ByTheClock(zone, day.atTime(at), count, unit);
    }

    static LocalTime time(FileNode node) {
        return node.parsed(LocalTime::parse, LocalTime.MIDNIGHT, "a time of day in quotes, such as \"09:00\"");
    }

    private static void only(FileNode node, String where) {
        if (!node.isAbsent()) {
            node.fault("belongs to " + where + " only");
        }
    }
}
