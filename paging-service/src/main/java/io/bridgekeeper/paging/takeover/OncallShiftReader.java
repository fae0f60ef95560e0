package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.paging.rotation.Turns;
import io.bridgekeeper.paging.rotation.Turns.Unit;
import io.bridgekeeper.paging.rotation.WallClock;
import io.bridgekeeper.paging.rotation.Window;
import io.bridgekeeper.paging.takeover.Inventory.Layer;
import io.bridgekeeper.paging.takeover.Inventory.Slot;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads the shifts of one schedule of Grafana OnCall, which are recurring events of a calendar.
 *
 * <p>A group of a rolling shift is on call together, so it becomes as many layers as the largest group has people.
 */
final class OncallShiftReader {

    private static final long LONGEST = Duration.ofDays(3_660).toSeconds();
    private static final Duration MONTH = Duration.ofDays(28);
    private static final long MOST_UNITS = 1_000;
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    private final ZoneId ofSchedule;
    private final Report report;
    private final Instant now;

    OncallShiftReader(ZoneId ofSchedule, Report report, Instant now) {
        this.ofSchedule = ofSchedule;
        this.report = report;
        this.now = now;
    }

    /** Of a shift that is there once. */
    Instant start(ExportNode shift) {
        return WallClock.instant(localStart(shift), zone(shift));
    }

    /** Of a shift that is there once. */
    Instant end(ExportNode shift) {
        return WallClock.instant(localStart(shift).plus(duration(shift)), zone(shift));
    }

    /** All who are on call together in a shift that does not roll. */
    List<Slot> users(ExportNode shift) {
        List<Slot> users = new ArrayList<>();
        groups(shift).forEach(users::addAll);
        return users;
    }

    List<Layer> layers(ExportNode shift) {
        ExportNode type = shift.at("type");
        return switch (type.text()) {
            case "single_event" -> single(shift);
            case "recurrent_event" -> recurring(shift, List.of(users(shift)));
            case "rolling_users" -> recurring(shift, rolled(shift));
            case "" -> List.of();
            default -> {
                type.fault("must be single_event, recurrent_event, rolling_users or override");
                yield List.of();
            }
        };
    }

    private List<Layer> single(ExportNode shift) {
        Turns any = new Turns.ByTheClock(zone(shift), localStart(shift), 1, Unit.DAY);
        Instant end = end(shift);
        return start(shift).isBefore(end)
                ? layers(shift, List.of(users(shift)), any, start(shift), Optional.of(end), List.of())
                : List.of();
    }

    private List<List<Slot>> rolled(ExportNode shift) {
        List<List<Slot>> groups = new ArrayList<>(groups(shift));
        if (!groups.isEmpty()) {
            int first = (int) shift.at("start_rotation_from_user_index").number(0, groups.size() - 1L, 0);
            Collections.rotate(groups, -first);
        }
        return groups;
    }

    /** What repeats, and how. */
    private record Rule(LocalDateTime first, ZoneId zone, Duration duration, int every, List<DayOfWeek> days) {

        boolean isWhole(Duration unit) {
            return duration.equals(unit.multipliedBy(every));
        }
    }

    private record Repeated(Turns turns, List<Window> windows) {}

    private List<Layer> recurring(ExportNode shift, List<List<Slot>> groups) {
        Rule rule = new Rule(
                localStart(shift),
                zone(shift),
                duration(shift),
                (int) shift.at("interval").number(1, MOST_UNITS, 1),
                days(shift));
        Optional<Instant> until = until(shift);
        if (until.filter(end -> !end.isAfter(now)).isPresent()) {
            report.dropped(shift.path(), "It ended on " + until.get() + ".");
            return List.of();
        }
        Optional<Repeated> repeated =
                shift.at("by_month").isSome() || shift.at("by_monthday").isSome()
                        ? Optional.empty()
                        : repeated(shift, rule, groups.size() == 1);
        if (repeated.isEmpty()) {
            report.dropped(
                    shift.path(),
                    "It repeats in a way that turns and hours of the week cannot say; write a layer for it by hand.");
            return List.of();
        }
        Instant from = start(shift);
        ExportNode rotationStart = shift.at("rotation_start");
        if (rotationStart.isSome()) {
            Instant shown = WallClock.instant(rotationStart.localTime(rule.zone()), rule.zone());
            from = shown.isAfter(from) ? shown : from;
        }
        if (until.isPresent()) {
            report.approximated(
                    shift.at("until").path(),
                    "It ends at " + until.get() + " sharp; there, a turn that has begun goes on.");
            if (!from.isBefore(until.get())) {
                return List.of();
            }
        }
        return layers(
                shift,
                groups,
                repeated.get().turns(),
                from,
                until,
                repeated.get().windows());
    }

    private Optional<Repeated> repeated(ExportNode shift, Rule rule, boolean alone) {
        ExportNode frequency = shift.at("frequency");
        return switch (frequency.text()) {
            case "hourly" ->
                rule.days().isEmpty() && rule.isWhole(Duration.ofHours(1))
                        ? repeated(rule, Unit.HOUR, List.of())
                        : Optional.empty();
            case "daily" -> daily(rule, alone);
            case "weekly" -> rule.days().isEmpty() ? weekly(rule) : onDays(rule, weekStart(shift));
            case "monthly" -> monthly(shift, rule);
            case "" -> Optional.empty();
            default -> {
                frequency.fault("must be hourly, daily, weekly or monthly");
                yield Optional.empty();
            }
        };
    }

    private static Optional<Repeated> repeated(Rule rule, Unit unit, List<Window> windows) {
        return Optional.of(new Repeated(new Turns.ByTheClock(rule.zone(), rule.first(), rule.every(), unit), windows));
    }

    private static Optional<Repeated> daily(Rule rule, boolean alone) {
        WeekWindows windows = new WeekWindows();
        Duration day = Duration.ofDays(1);
        if (!rule.days().isEmpty()) {
            // With several groups the turns count the days on which the shift is, which no turn of ours does.
            if (!alone || rule.every() > 1 || rule.duration().compareTo(day) > 0) {
                return Optional.empty();
            }
            rule.days()
                    .forEach(on -> windows.add(
                            on, rule.first().toLocalTime(), rule.duration().toSeconds()));
            return repeated(rule, Unit.DAY, windows.windows());
        }
        if (rule.isWhole(day)) {
            return repeated(rule, Unit.DAY, List.of());
        }
        if (rule.every() > 1 || rule.duration().compareTo(day) > 0) {
            return Optional.empty();
        }
        windows.addDaily(rule.first().toLocalTime(), rule.duration().toSeconds());
        return repeated(rule, Unit.DAY, windows.windows());
    }

    private static Optional<Repeated> weekly(Rule rule) {
        Duration week = Duration.ofDays(7);
        if (rule.isWhole(week)) {
            return repeated(rule, Unit.WEEK, List.of());
        }
        if (rule.every() > 1 || rule.duration().compareTo(week) > 0) {
            return Optional.empty();
        }
        WeekWindows windows = new WeekWindows();
        windows.add(
                rule.first().getDayOfWeek(),
                rule.first().toLocalTime(),
                rule.duration().toSeconds());
        return repeated(rule, Unit.WEEK, windows.windows());
    }

    /** Some days of each week; the next group has the next week, from its first such day on. */
    private static Optional<Repeated> onDays(Rule rule, DayOfWeek weekStart) {
        List<Integer> offsets = rule.days().stream()
                .map(day -> Math.floorMod(day.getValue() - weekStart.getValue(), 7))
                .sorted()
                .toList();
        Duration untilNextWeek = Duration.ofDays(7L - offsets.getLast() + offsets.getFirst());
        if (rule.every() > 1 || rule.duration().compareTo(untilNextWeek) > 0) {
            return Optional.empty();
        }
        WeekWindows windows = new WeekWindows();
        rule.days()
                .forEach(day -> windows.add(
                        day, rule.first().toLocalTime(), rule.duration().toSeconds()));
        int sinceWeekStart = Math.floorMod(rule.first().getDayOfWeek().getValue() - weekStart.getValue(), 7);
        LocalDateTime first = rule.first().minusDays(sinceWeekStart).plusDays(offsets.getFirst());
        return Optional.of(new Repeated(new Turns.ByTheClock(rule.zone(), first, 1, Unit.WEEK), windows.windows()));
    }

    private Optional<Repeated> monthly(ExportNode shift, Rule rule) {
        if (!rule.days().isEmpty()
                || rule.duration().compareTo(MONTH.multipliedBy(rule.every())) < 0
                || rule.duration().compareTo(Duration.ofDays(31L * rule.every())) > 0) {
            return Optional.empty();
        }
        report.approximated(shift.path(), "A turn lasts the whole month, whichever length the month has.");
        return repeated(rule, Unit.MONTH, List.of());
    }

    private List<Layer> layers(
            ExportNode shift,
            List<List<Slot>> groups,
            Turns turns,
            Instant from,
            Optional<Instant> until,
            List<Window> windows) {
        List<List<Slot>> some =
                groups.stream().filter(group -> !group.isEmpty()).toList();
        int widest = some.stream().mapToInt(List::size).max().orElse(0);
        if (widest == 0) {
            report.dropped(shift.path(), "Nobody takes turns in it.");
            return List.of();
        }
        int level = (int) shift.at("level").number(0, 1_000, 0);
        String name = shift.at("name").optionalText().orElse("shift");
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < widest; i++) {
            int at = i;
            List<Slot> slots = groups.stream()
                    .map(group -> group.isEmpty()
                            ? new Slot(shift.path(), Optional.empty(), "nobody")
                            : group.get(at % group.size()))
                    .toList();
            layers.add(new Layer(shift.path(), name, level, false, slots, turns, Optional.of(from), until, windows));
        }
        return layers;
    }

    private static List<List<Slot>> groups(ExportNode shift) {
        ExportNode rolling = shift.at("rolling_users");
        if (rolling.isSome()) {
            return rolling.list().stream().map(OncallShiftReader::group).toList();
        }
        return List.of(group(shift.at("users")));
    }

    private static List<Slot> group(ExportNode list) {
        return list.list().stream()
                .map(user -> Slot.of(user.path(), user.key()))
                .toList();
    }

    private ZoneId zone(ExportNode shift) {
        return shift.at("time_zone").isSome() ? shift.at("time_zone").zone() : ofSchedule;
    }

    private LocalDateTime localStart(ExportNode shift) {
        return shift.at("start").localTime(zone(shift));
    }

    private static Duration duration(ExportNode shift) {
        return Duration.ofSeconds(shift.at("duration").number(1, LONGEST));
    }

    private Optional<Instant> until(ExportNode shift) {
        return shift.at("until").isSome()
                ? Optional.of(WallClock.instant(shift.at("until").localTime(zone(shift)), zone(shift)))
                : Optional.empty();
    }

    private static DayOfWeek weekStart(ExportNode shift) {
        return shift.at("week_start").isSome() ? day(shift.at("week_start")) : DayOfWeek.SUNDAY;
    }

    private static List<DayOfWeek> days(ExportNode shift) {
        return shift.at("by_day").list().stream()
                .map(OncallShiftReader::day)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static DayOfWeek day(ExportNode node) {
        return node.parsed(
                text -> DayOfWeek.of(DAYS.indexOf(text) + 1), DayOfWeek.MONDAY, "one of MO, TU, WE, TH, FR, SA, SU");
    }
}
