package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.paging.rotation.Window;
import io.bridgekeeper.paging.rotation.Window.Holidays;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hours of the week as stretches that may go over several days, cut into windows, each of which ends on the next day
 * at the latest.
 */
final class WeekWindows {

    private static final long DAY = LocalTime.MAX.toSecondOfDay() + 1L;
    private static final long WEEK = 7 * DAY;
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    private final Map<List<LocalTime>, Set<DayOfWeek>> daysByHours = new LinkedHashMap<>();
    private boolean always;

    /** @param seconds on the wall clock; a week and more is always */
    void add(DayOfWeek day, LocalTime from, long seconds) {
        if (seconds >= WEEK) {
            always = true;
            return;
        }
        DayOfWeek today = day;
        LocalTime begins = from;
        long left = seconds;
        // Up to a day is one window, which is easier to read than its two halves.
        while (left > DAY) {
            long first = DAY - begins.toSecondOfDay();
            put(today, begins, LocalTime.MIDNIGHT);
            left -= first;
            today = today.plus(1);
            begins = LocalTime.MIDNIGHT;
        }
        if (left > 0) {
            put(today, begins, begins.plusSeconds(left));
        }
    }

    void addDaily(LocalTime from, long seconds) {
        if (seconds >= DAY) {
            always = true;
        } else {
            EVERY_DAY.forEach(day -> add(day, from, seconds));
        }
    }

    /** From a time of one day to the next occurrence of a time of another; to the same time of the same day: a week. */
    void add(DayOfWeek fromDay, LocalTime from, DayOfWeek toDay, LocalTime to) {
        long seconds = Math.floorMod(
                (toDay.getValue() - fromDay.getValue()) * DAY + to.toSecondOfDay() - from.toSecondOfDay(), WEEK);
        add(fromDay, from, seconds == 0 ? WEEK : seconds);
    }

    void addDaily(LocalTime from, LocalTime to) {
        long seconds = Math.floorMod(to.toSecondOfDay() - (long) from.toSecondOfDay(), DAY);
        addDaily(from, seconds == 0 ? DAY : seconds);
    }

    /** Empty where it is always: add nothing, and it is always as well. */
    List<Window> windows() {
        if (always) {
            return List.of();
        }
        List<Window> windows = new ArrayList<>();
        daysByHours.forEach((hours, days) ->
                windows.add(new Window(days, hours.getFirst(), hours.getLast(), Holidays.AS_OTHER_DAYS)));
        return windows;
    }

    private void put(DayOfWeek day, LocalTime from, LocalTime to) {
        daysByHours
                .computeIfAbsent(List.of(from, to), hours -> EnumSet.noneOf(DayOfWeek.class))
                .add(day);
    }
}
