package io.bridgekeeper.paging.rotation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is on call at one minute, worked out slowly from what the Javadoc promises: clocks are
 * read minute by minute, and turns are counted one after the other.
 */
final class NaiveSchedule {

    private record Wall(LocalDateTime local, ZoneId zone) {}

    private final Map<Wall, Instant> read = new HashMap<>();

    /** @return such as {@code PRIMARY alice}, one entry a person and role */
    Set<String> at(FinalSchedule schedule, Instant minute) {
        List<String[]> onCall = new ArrayList<>();
        for (Role role : Role.values()) {
            String person = null;
            for (Layer layer : schedule.rotation().layers()) {
                if (layer.role() == role && applies(layer, minute)) {
                    person = person(layer, minute);
                }
            }
            if (person != null) {
                onCall.add(new String[] {role.name(), person});
            }
        }
        for (RotationOverride override : schedule.overrides().all()) {
            if (minute.compareTo(override.range().from()) >= 0
                    && minute.compareTo(override.range().until()) < 0) {
                onCall = except(override, minute, onCall);
            }
        }
        Set<String> words = new TreeSet<>();
        onCall.forEach(one -> words.add(one[0] + " " + one[1]));
        return words;
    }

    private static List<String[]> except(RotationOverride override, Instant minute, List<String[]> before) {
        List<String[]> after = new ArrayList<>();
        if (override instanceof RotationOverride.Temporary temporary) {
            for (RotationOverride.Fixed fixed : temporary.shifts()) {
                if (minute.compareTo(fixed.range().from()) >= 0
                        && minute.compareTo(fixed.range().until()) < 0) {
                    after.add(new String[] {fixed.role().name(), fixed.personId()});
                }
            }
            return after;
        }
        for (String[] one : before) {
            String[] copy = one.clone();
            if (override instanceof RotationOverride.Remove remove
                    && remove.personId().equals(one[1])) {
                continue;
            }
            if (override instanceof RotationOverride.Replace replace
                    && replace.personId().equals(one[1])) {
                copy[1] = replace.byPersonId();
            }
            if (override instanceof RotationOverride.Swap swap
                    && swap.personId().equals(one[1])) {
                copy[1] = swap.byPersonId();
            }
            after.add(copy);
        }
        if (override instanceof RotationOverride.Add add) {
            after.add(new String[] {add.role().name(), add.personId()});
        }
        return after;
    }

    private boolean applies(Layer layer, Instant minute) {
        if (layer.from().isPresent() && minute.isBefore(layer.from().get())) {
            return false;
        }
        if (layer.until().isPresent() && !minute.isBefore(layer.until().get())) {
            return false;
        }
        if (layer.windows().isEmpty()) {
            return true;
        }
        ZoneId zone = layer.turns().zone();
        LocalDate around = minute.atZone(zone).toLocalDate();
        for (LocalDate day = around.minusDays(4); day.isBefore(around.plusDays(5)); day = day.plusDays(1)) {
            for (Window window : layer.windows()) {
                boolean isHoliday = layer.holidays().contains(day);
                if (!window.days().contains(day.getDayOfWeek())
                        || window.holidays() == Window.Holidays.EXCEPT && isHoliday
                        || window.holidays() == Window.Holidays.ONLY && !isHoliday) {
                    continue;
                }
                LocalDateTime opens = day.atTime(window.from());
                LocalDateTime closes = day.atTime(window.to());
                if (!closes.isAfter(opens)) {
                    closes = closes.plusDays(1);
                }
                if (!minute.isBefore(moment(opens, zone)) && minute.isBefore(moment(closes, zone))) {
                    return true;
                }
            }
        }
        return false;
    }

    private String person(Layer layer, Instant minute) {
        int turn = roughly(layer.turns(), minute);
        while (handOff(layer.turns(), turn + 1).compareTo(minute) <= 0) {
            turn++;
        }
        while (handOff(layer.turns(), turn).compareTo(minute) > 0) {
            turn--;
        }
        int people = layer.people().size();
        return layer.people().get((turn % people + people) % people);
    }

    /** Where to begin to count: a day or a month more or less does not matter. */
    private static int roughly(Turns turns, Instant minute) {
        return switch (turns) {
            case Turns.ByLength(ZoneId zone, Instant first, var length) ->
                (int) (first.until(minute, ChronoUnit.MINUTES) / length.toMinutes());
            case Turns.ByTheClock(ZoneId zone, LocalDateTime first, int every, Turns.Unit unit) -> {
                long hours = first.toInstant(java.time.ZoneOffset.UTC).until(minute, ChronoUnit.HOURS);
                yield (int) (hours
                        / (every
                                * switch (unit) {
                                    case HOUR -> 1L;
                                    case DAY -> 24L;
                                    case WEEK -> 7 * 24L;
                                    case MONTH -> 30 * 24L;
                                }));
            }
        };
    }

    private Instant handOff(Turns turns, int turn) {
        return switch (turns) {
            case Turns.ByLength(ZoneId zone, Instant first, var length) -> first.plusSeconds(turn * length.toSeconds());
            case Turns.ByTheClock(ZoneId zone, LocalDateTime first, int every, Turns.Unit unit) -> {
                long units = (long) turn * every;
                yield moment(
                        switch (unit) {
                            case HOUR -> first.plusHours(units);
                            case DAY -> first.plusDays(units);
                            case WEEK -> first.plusDays(7 * units);
                            case MONTH -> first.plusMonths(units);
                        },
                        zone);
            }
        };
    }

    /** The first minute at which a clock of the zone shows this time or a later one: looked up on the clock. */
    private Instant moment(LocalDateTime local, ZoneId zone) {
        return read.computeIfAbsent(new Wall(local, zone), wall -> {
            Instant minute = local.toInstant(java.time.ZoneOffset.UTC)
                    .minus(27, ChronoUnit.HOURS)
                    .truncatedTo(ChronoUnit.MINUTES);
            // Hour by hour first, as long as the clock is more than two hours short of it.
            while (minute.plus(25, ChronoUnit.HOURS)
                    .atZone(zone)
                    .toLocalDateTime()
                    .isBefore(local)) {
                minute = minute.plus(1, ChronoUnit.HOURS);
            }
            while (minute.atZone(zone).toLocalDateTime().isBefore(local)) {
                minute = minute.plus(1, ChronoUnit.MINUTES);
            }
            return minute;
        });
    }
}
