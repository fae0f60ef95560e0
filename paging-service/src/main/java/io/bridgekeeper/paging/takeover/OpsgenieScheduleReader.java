package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.paging.rotation.Turns;
import io.bridgekeeper.paging.rotation.Turns.Unit;
import io.bridgekeeper.paging.rotation.Window;
import io.bridgekeeper.paging.takeover.Inventory.Change;
import io.bridgekeeper.paging.takeover.Inventory.FixedShift;
import io.bridgekeeper.paging.takeover.Inventory.Layer;
import io.bridgekeeper.paging.takeover.Inventory.Schedule;
import io.bridgekeeper.paging.takeover.Inventory.Slot;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the schedules of Opsgenie: all of their rotations are on call side by side. */
final class OpsgenieScheduleReader {

    private static final long MOST_UNITS = 1_000;

    private final Report report;
    private final List<Change> changes;

    OpsgenieScheduleReader(Report report, List<Change> changes) {
        this.report = report;
        this.changes = changes;
    }

    Optional<Schedule> schedule(ExportNode node) {
        String key = node.at("id").key();
        String name = node.at("name").text();
        ZoneId zone = node.at("timezone").zone();
        if (!node.at("enabled").flag(true)) {
            report.dropped(node.path(), "It is disabled: nobody is on call by it.");
            return Optional.empty();
        }
        List<ExportNode> rotations = node.at("rotations").maps();
        List<ExportNode> overrides = node.at("overrides").maps();
        Set<String> overridden = new HashSet<>();
        overrides.forEach(override -> overridden.addAll(named(override)));
        List<Layer> layers = rotations.stream()
                .flatMap(rotation -> layer(rotation, zone, overridden).stream())
                .toList();
        Map<String, Set<String>> pathsByKey = new HashMap<>();
        rotations.forEach(rotation -> keys(rotation)
                .forEach(named -> pathsByKey
                        .computeIfAbsent(named, one -> new HashSet<>())
                        .add(rotation.path())));
        overrides.forEach(override -> override(override, key, pathsByKey));
        return Optional.of(new Schedule(node.path(), key, name, zone, layers));
    }

    private Optional<Layer> layer(ExportNode node, ZoneId zone, Set<String> overridden) {
        LocalDateTime first = node.at("startDate").localTime(zone);
        Instant from = node.at("startDate").instant();
        Optional<Instant> until = node.at("endDate").optionalInstant();
        long length = node.at("length").number(1, MOST_UNITS, 1);
        List<Slot> slots = node.at("participants").maps().stream()
                .map(OpsgenieScheduleReader::slot)
                .toList();
        List<Window> windows = windows(node.at("timeRestriction"));
        Optional<Turns> turns = turns(node.at("type"), first, zone, length);
        if (!node.at("enabled").flag(true)) {
            report.dropped(node.path(), "It is disabled: nobody is on call by it.");
            return Optional.empty();
        }
        if (!report.hasRoom(node.path(), slots.size())) {
            return Optional.empty();
        }
        if (slots.isEmpty()
                || turns.isEmpty()
                || until.filter(end -> !end.isAfter(from)).isPresent()) {
            report.dropped(node.path(), "Nobody takes turns in it.");
            return Optional.empty();
        }
        return Optional.of(new Layer(
                node.path(),
                node.at("name").optionalText().orElse("rotation"),
                0,
                keys(node).stream().anyMatch(overridden::contains),
                slots,
                turns.get(),
                Optional.of(from),
                until,
                windows));
    }

    private static Optional<Turns> turns(ExportNode type, LocalDateTime first, ZoneId zone, long length) {
        return switch (type.text()) {
            case "hourly" -> TurnLength.ofHours(first, zone, length);
            case "daily" -> TurnLength.of(first, zone, length, Unit.DAY);
            case "weekly" -> TurnLength.of(first, zone, length, Unit.WEEK);
            case "" -> Optional.empty();
            default -> {
                type.fault("must be hourly, daily or weekly");
                yield Optional.empty();
            }
        };
    }

    private static Slot slot(ExportNode node) {
        return switch (node.at("type").text()) {
            case "user" -> Slot.of(node.path(), node.at("id", "username").key());
            case "none" -> new Slot(node.path(), Optional.empty(), "nobody");
            case "team" -> new Slot(node.path(), Optional.empty(), "a team, which nobody is paged as,");
            default -> new Slot(node.path(), Optional.empty(), "an escalation, which is no person,");
        };
    }

    private static List<Window> windows(ExportNode node) {
        WeekWindows windows = new WeekWindows();
        if (node.isAbsent()) {
            return windows.windows();
        }
        switch (node.at("type").text()) {
            case "time-of-day" -> {
                ExportNode hours = node.at("restriction");
                windows.addDaily(time(hours, "start"), time(hours, "end"));
            }
            case "weekday-and-time-of-day" -> {
                for (ExportNode hours : node.at("restrictions").maps()) {
                    windows.add(
                            day(hours.at("startDay")),
                            time(hours, "start"),
                            day(hours.at("endDay")),
                            time(hours, "end"));
                }
            }
            case "" -> {}
            default -> node.at("type").fault("must be time-of-day or weekday-and-time-of-day");
        }
        return windows.windows();
    }

    private static LocalTime time(ExportNode hours, String which) {
        long hour = hours.at(which + "Hour").number(0, 24);
        long minute = hours.at(which + "Min").number(0, 59, 0);
        return LocalTime.of((int) hour % 24, (int) minute);
    }

    private static DayOfWeek day(ExportNode node) {
        return node.parsed(
                text -> DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT)), DayOfWeek.MONDAY, "a day such as monday");
    }

    private static Set<String> named(ExportNode override) {
        Set<String> names = new HashSet<>();
        override.at("rotations").maps().forEach(rotation -> names.addAll(keys(rotation)));
        return names;
    }

    private static Set<String> keys(ExportNode rotation) {
        Set<String> keys = new HashSet<>();
        rotation.at("id").optionalKey().ifPresent(keys::add);
        rotation.at("name").optionalText().ifPresent(keys::add);
        return keys;
    }

    private void override(ExportNode node, String schedule, Map<String, Set<String>> pathsByKey) {
        Instant from = node.at("startDate").instant();
        Instant until = node.at("endDate").instant();
        Set<String> named = named(node);
        Set<String> layers = new HashSet<>();
        named.forEach(rotation -> layers.addAll(pathsByKey.getOrDefault(rotation, Set.of())));
        ExportNode user = node.at("user");
        if (!named.isEmpty() && layers.isEmpty()) {
            report.dropped(node.path(), "It is for rotations that are not in this export.");
            return;
        }
        List<FixedShift> shifts = new ArrayList<>();
        if (!user.at("type").optionalText().filter("none"::equals).isPresent()) {
            shifts.add(new FixedShift(
                    node.path(), from, until, user.at("id", "username").key()));
        }
        changes.add(new Change.Fixed(node.path(), schedule, from, until, layers, shifts));
    }
}
