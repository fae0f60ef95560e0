package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.paging.rotation.Turns;
import io.bridgekeeper.paging.rotation.Turns.Unit;
import io.bridgekeeper.paging.rotation.Window;
import io.bridgekeeper.paging.takeover.Inventory.Change;
import io.bridgekeeper.paging.takeover.Inventory.FixedShift;
import io.bridgekeeper.paging.takeover.Inventory.Layer;
import io.bridgekeeper.paging.takeover.Inventory.Policy;
import io.bridgekeeper.paging.takeover.Inventory.Schedule;
import io.bridgekeeper.paging.takeover.Inventory.Slot;
import io.bridgekeeper.paging.takeover.Inventory.Target;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the schedules and rotations of GoAlert: all targets of a schedule are on call side by side in their hours.
 *
 * <p>A rotation there remembers whose turn it is now, and only its hand-offs follow from its start.
 */
final class GoalertScheduleReader {

    private static final String ROTATION = "rotation ";
    private static final int LONGEST_IN_ALL_MONTHS = 28;
    private static final long LONGEST_SHIFT = 9_000;
    private static final int DAYS = DayOfWeek.values().length;

    private final Map<String, ExportNode> rotations = new LinkedHashMap<>();
    private final Report report;
    private final Instant now;
    private final List<Change> changes;

    GoalertScheduleReader(ExportNode rotations, Report report, Instant now, List<Change> changes) {
        rotations
                .maps()
                .forEach(rotation -> this.rotations.put(rotation.at("id").key(), rotation));
        this.report = report;
        this.now = now;
        this.changes = changes;
    }

    /** Of a rotation as if it were a schedule: ids of both are UUIDs. */
    static String rotationKey(String id) {
        return ROTATION + id;
    }

    /** Rotations that policies call without a schedule. */
    List<Schedule> called(List<Policy> policies) {
        return policies.stream()
                .flatMap(policy -> policy.steps().stream())
                .flatMap(step -> step.targets().stream())
                .map(Target::key)
                .filter(key -> key.startsWith(ROTATION))
                .distinct()
                .flatMap(key -> Optional.ofNullable(rotations.get(key.substring(ROTATION.length()))).stream())
                .map(this::alone)
                .toList();
    }

    private Schedule alone(ExportNode rotation) {
        ZoneId zone = rotation.at("timeZone").zone();
        List<Layer> layers =
                layer(rotation, zone, List.of(), rotation.path()).stream().toList();
        return new Schedule(
                rotation.path(),
                rotationKey(rotation.at("id").key()),
                rotation.at("name").text(),
                zone,
                layers);
    }

    Schedule schedule(ExportNode node) {
        String key = node.at("id").key();
        ZoneId zone = node.at("timeZone").zone();
        List<Layer> layers = node.at("targets").maps().stream()
                .flatMap(target -> target(target, zone).stream())
                .toList();
        node.at("temporarySchedules").maps().forEach(temporary -> temporary(temporary, key));
        report.droppedIfSaid(node.at("onCallNotificationRules"), Said.NO_CHANNELS);
        return new Schedule(node.path(), key, node.at("name").text(), zone, layers);
    }

    private Optional<Layer> target(ExportNode node, ZoneId zone) {
        ExportNode target = node.at("target");
        String id = target.at("id").key();
        WeekWindows hours = new WeekWindows();
        boolean ever = false;
        for (ExportNode rule : node.at("rules").maps()) {
            ever |= add(rule, hours);
        }
        if (!ever) {
            report.dropped(node.path(), "Its rules have no hours in which it is on call.");
            return Optional.empty();
        }
        return switch (target.at("type").text()) {
            case "user" -> Optional.of(user(node, target, id, zone, hours.windows()));
            case "rotation" -> {
                ExportNode rotation = rotations.get(id);
                if (rotation == null) {
                    report.dropped(target.path(), "There is no rotation " + Report.quoted(id) + " in this export.");
                    yield Optional.empty();
                }
                yield layer(rotation, zone, hours.windows(), node.path());
            }
            default -> {
                report.dropped(target.path(), "Only people and rotations are on call.");
                yield Optional.empty();
            }
        };
    }

    private static Layer user(ExportNode node, ExportNode target, String id, ZoneId zone, List<Window> windows) {
        Turns any = new Turns.ByTheClock(zone, LocalDateTime.of(2026, 1, 1, 0, 0), 1, Unit.DAY);
        String name = target.at("name").optionalText().orElse(id);
        return new Layer(
                node.path(),
                name,
                0,
                false,
                List.of(Slot.of(target.path(), id)),
                any,
                Optional.empty(),
                Optional.empty(),
                windows);
    }

    /** @return whether it has any hours */
    private static boolean add(ExportNode rule, WeekWindows hours) {
        LocalTime start = rule.at("start").timeOfDay();
        LocalTime end = rule.at("end").timeOfDay();
        List<Boolean> days = rule.at("weekdayFilter").list().stream()
                .map(day -> day.flag(false))
                .toList();
        if (days.size() != DAYS) {
            rule.at("weekdayFilter").fault("must say for seven days, beginning with Sunday, whether they count");
            return true;
        }
        if (!days.contains(false)) {
            hours.addDaily(start, end);
            return true;
        }
        for (int i = 0; i < DAYS; i++) {
            if (days.get(i)) {
                DayOfWeek day = DayOfWeek.SUNDAY.plus(i);
                hours.add(day, start, end.isAfter(start) ? day : day.plus(1), end);
            }
        }
        return days.contains(true);
    }

    private Optional<Layer> layer(ExportNode rotation, ZoneId ofSchedule, List<Window> windows, String path) {
        if (!report.hasRoom(path, rotation.at("userIDs").list().size())) {
            return Optional.empty();
        }
        Optional<Turns> turns = turns(rotation);
        List<Slot> slots = new ArrayList<>(rotation.at("userIDs").list().stream()
                .map(user -> Slot.of(user.path(), user.key()))
                .toList());
        if (slots.isEmpty() || turns.isEmpty()) {
            report.dropped(path, "Nobody takes turns in the rotation, or not in turns that a catalog can have.");
            return Optional.empty();
        }
        Turns own = inZone(turns.get(), ofSchedule, windows, path);
        int active = (int) rotation.at("activeUserIndex").number(0, slots.size() - 1L, 0);
        if (rotation.at("activeUserIndex").isAbsent()) {
            report.approximated(
                    rotation.path(), "The export does not say whose turn it is (activeUserIndex): the first one's.");
        }
        Collections.rotate(slots, Math.floorMod(own.at(now), slots.size()) - active);
        return Optional.of(new Layer(
                path, rotation.at("name").text(), 0, false, slots, own, Optional.empty(), Optional.empty(), windows));
    }

    private Optional<Turns> turns(ExportNode rotation) {
        ZoneId zone = rotation.at("timeZone").zone();
        LocalDateTime start = rotation.at("start").localTime(zone).withSecond(0).withNano(0);
        long length = rotation.at("shiftLength").number(1, LONGEST_SHIFT, 1);
        ExportNode type = rotation.at("type");
        return switch (type.text()) {
            case "hourly" -> TurnLength.ofHours(start, zone, length);
            case "daily" -> TurnLength.of(start, zone, length, Unit.DAY);
            case "weekly" -> TurnLength.of(start, zone, length, Unit.WEEK);
            case "monthly" -> {
                if (start.getDayOfMonth() > LONGEST_IN_ALL_MONTHS) {
                    report.approximated(
                            rotation.at("start").path(),
                            "In months without this day the hand-off is on their last, and not in the month after.");
                }
                yield TurnLength.of(start, zone, length, Unit.MONTH);
            }
            case "" -> Optional.empty();
            default -> {
                type.fault("must be hourly, daily, weekly or monthly");
                yield Optional.empty();
            }
        };
    }

    /** A layer has one zone: the hours are those of the schedule, so the hand-offs are taken over to its clocks. */
    private Turns inZone(Turns turns, ZoneId zone, List<Window> windows, String path) {
        if (windows.isEmpty() || turns.zone().equals(zone) || !(turns instanceof Turns.ByTheClock clock)) {
            return turns;
        }
        report.approximated(
                path,
                "The rotation hands off by the clocks of " + clock.zone() + " and is on call by those of " + zone
                        + "; here both are by " + zone
                        + ", where a hand-off may be an hour off for a part of the year.");
        LocalDateTime first = clock.startOf(clock.at(now)).atZone(zone).toLocalDateTime();
        return new Turns.ByTheClock(zone, first, clock.every(), clock.unit());
    }

    private void temporary(ExportNode node, String schedule) {
        List<FixedShift> shifts = node.at("shifts").maps().stream()
                .map(shift -> new FixedShift(
                        shift.path(),
                        shift.at("start").instant(),
                        shift.at("end").instant(),
                        shift.at("userID").key()))
                .toList();
        changes.add(new Change.Fixed(
                node.path(),
                schedule,
                node.at("start").instant(),
                node.at("end").instant(),
                Set.of(),
                shifts));
    }

    void override(ExportNode node) {
        ExportNode target = node.at("target");
        Instant from = node.at("start").instant();
        Instant until = node.at("end").instant();
        String path = node.path();
        String add = node.at("addUserID").optionalKey().orElse(null);
        String remove = node.at("removeUserID").optionalKey().orElse(null);
        String schedule = target.at("id").key();
        if (add == null && remove == null) {
            node.fault("needs addUserID or removeUserID");
        } else if (remove == null) {
            changes.add(new Change.Added(path, schedule, from, until, add));
        } else if (add == null) {
            changes.add(new Change.Removed(path, schedule, from, until, remove));
        } else {
            changes.add(new Change.Replaced(path, schedule, from, until, remove, add));
        }
    }
}
