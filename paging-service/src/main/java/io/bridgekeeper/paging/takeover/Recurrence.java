package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.paging.rotation.Turns;
import io.bridgekeeper.paging.rotation.Turns.Unit;
import io.bridgekeeper.paging.rotation.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How an event of a calendar repeats, from which turns and hours of the week follow, where they can say it.
 *
 * @param first    when the first event begins
 * @param duration of each event, on the wall clock
 * @param every    so many units from one turn to the next
 * @param days     each once; empty: the event repeats by its unit alone
 */
record Recurrence(LocalDateTime first, ZoneId zone, Duration duration, int every, List<DayOfWeek> days) {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int SHORTEST_MONTH = 28;
    private static final int LONGEST_MONTH = 31;

    /** @param windows empty: always */
    record Repeated(Turns turns, List<Window> windows) {}

    Optional<Repeated> hourly() {
        return days.isEmpty() && isWhole(Duration.ofHours(1)) ? repeated(Unit.HOUR, List.of()) : Optional.empty();
    }

    /** @param alone whether the same people have every turn */
    Optional<Repeated> daily(boolean alone) {
        if (days.isEmpty() && isWhole(DAY)) {
            return repeated(Unit.DAY, List.of());
        }
        // With days named and several groups, turns count the days on which the event is, which no turn of ours does.
        if (every > 1 || duration.compareTo(DAY) > 0 || !days.isEmpty() && !alone) {
            return Optional.empty();
        }
        WeekWindows windows = new WeekWindows();
        if (days.isEmpty()) {
            windows.addDaily(first.toLocalTime(), duration.toSeconds());
        } else {
            add(days, windows);
        }
        return repeated(Unit.DAY, windows.windows());
    }

    /** @param weekStart where days are named, those of one week are of one turn */
    Optional<Repeated> weekly(DayOfWeek weekStart) {
        if (!days.isEmpty()) {
            return onDays(weekStart);
        }
        if (isWhole(WEEK)) {
            return repeated(Unit.WEEK, List.of());
        }
        if (every > 1 || duration.compareTo(WEEK) > 0) {
            return Optional.empty();
        }
        WeekWindows windows = new WeekWindows();
        add(List.of(first.getDayOfWeek()), windows);
        return repeated(Unit.WEEK, windows.windows());
    }

    /** A turn ends with the last event of a week, and the next begins with the first of the next. */
    private Optional<Repeated> onDays(DayOfWeek weekStart) {
        List<Integer> offsets =
                days.stream().map(day -> since(weekStart, day)).sorted().toList();
        Duration untilNextWeek = Duration.ofDays(7L - offsets.getLast() + offsets.getFirst());
        if (every > 1 || duration.compareTo(untilNextWeek) > 0) {
            return Optional.empty();
        }
        WeekWindows windows = new WeekWindows();
        add(days, windows);
        LocalDateTime firstOfWeek =
                first.minusDays(since(weekStart, first.getDayOfWeek())).plusDays(offsets.getFirst());
        return Optional.of(new Repeated(new Turns.ByTheClock(zone, firstOfWeek, 1, Unit.WEEK), windows.windows()));
    }

    /** Events of about a month are taken for the whole of it. */
    Optional<Repeated> monthly() {
        Duration shortest = Duration.ofDays((long) SHORTEST_MONTH * every);
        Duration longest = Duration.ofDays((long) LONGEST_MONTH * every);
        return days.isEmpty() && duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0
                ? repeated(Unit.MONTH, List.of())
                : Optional.empty();
    }

    private boolean isWhole(Duration unit) {
        return duration.equals(unit.multipliedBy(every));
    }

    private Optional<Repeated> repeated(Unit unit, List<Window> windows) {
        return Optional.of(new Repeated(new Turns.ByTheClock(zone, first, every, unit), windows));
    }

    private void add(List<DayOfWeek> on, WeekWindows windows) {
        on.forEach(day -> windows.add(day, first.toLocalTime(), duration.toSeconds()));
    }

    private static int since(DayOfWeek weekStart, DayOfWeek day) {
        return Math.floorMod(day.getValue() - weekStart.getValue(), 7);
    }
}
