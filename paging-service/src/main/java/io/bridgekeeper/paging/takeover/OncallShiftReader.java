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

    private List<Layer> recurring(ExportNode shift, List<List<Slot>> groups) {
        Recurrence rule = new Recurrence(
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
        Optional<Recurrence.Repeated> repeated =
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

    private Optional<Recurrence.Repeated> repeated(ExportNode shift, Recurrence rule, boolean alone) {
        ExportNode frequency = shift.at("frequency");
        return switch (frequency.text()) {
            case "hourly" -> rule.hourly();
            case "daily" -> rule.daily(alone);
            case "weekly" -> rule.weekly(weekStart(shift));
            case "monthly" -> {
                Optional<Recurrence.Repeated> months = rule.monthly();
                if (months.isPresent()) {
                    report.approximated(shift.path(), "A turn lasts the whole month, whichever length the month has.");
                }
                yield months;
            }
            case "" -> Optional.empty();
            default -> {
                frequency.fault("must be hourly, daily, weekly or monthly");
                yield Optional.empty();
            }
        };
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
        if (widest > Tracks.MOST) {
            report.dropped(shift.path(), "More than " + Tracks.MOST + " people are on call at once.");
            return List.of();
        }
        if (!report.hasRoom(shift.path(), widest * groups.size())) {
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
