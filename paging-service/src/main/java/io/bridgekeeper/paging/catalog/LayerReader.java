package io.bridgekeeper.paging.catalog;

import io.bridgekeeper.paging.rotation.Layer;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.WallClock;
import io.bridgekeeper.paging.rotation.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one layer of a rotation. */
final class LayerReader {

    private static final ZoneId STAND_IN_ZONE = ZoneId.of("UTC");
    private static final LocalDateTime STAND_IN_TIME = LocalDateTime.of(1970, 1, 1, 0, 0);
    private static final List<String> STAND_IN_PEOPLE = List.of("");
    private static final int MOST_PEOPLE = 500;
    private static final int MOST_WINDOWS = 50;
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);
    private static final Map<String, Role> ROLES =
            Map.of("primary", Role.PRIMARY, "secondary", Role.SECONDARY, "shadow", Role.SHADOW);

    private LayerReader() {}

    /** A layer that stands in the rotation itself, whose map the caller ends. */
    static Layer only(FileNode rotation, ZoneId zone, Set<LocalDate> holidays) {
        return layer(rotation, RotationReader.ONLY_LAYER, Role.PRIMARY, zone, holidays);
    }

    static Layer read(FileNode node, ZoneId zoneOfRotation, Set<LocalDate> holidays) {
        FileNode own = node.at("zone");
        Layer layer = layer(
                node,
                node.at("name").text(),
                role(node.at("role")),
                own.isAbsent() ? zoneOfRotation : zone(own),
                holidays);
        node.endOfMap();
        return layer;
    }

    static ZoneId zone(FileNode node) {
        return node.parsed(ZoneId::of, STAND_IN_ZONE, "an IANA time zone");
    }

    static Role role(FileNode node) {
        return node.isAbsent()
                ? Role.PRIMARY
                : ROLES.get(node.oneOf(ROLES.keySet(), "primary", "primary, secondary or shadow"));
    }

    private static Layer layer(FileNode node, String name, Role role, ZoneId zone, Set<LocalDate> holidays) {
        FileNode people = node.at("people");
        List<String> ids = people.listOfSome(FileNode::text);
        if (ids.size() > MOST_PEOPLE) {
            people.fault("must have at most " + MOST_PEOPLE + " entries");
        }
        FileNode from = node.at("from");
        FileNode until = node.at("until");
        Optional<Instant> begins = dayTime(from, zone);
        Optional<Instant> ends = dayTime(until, zone);
        if (begins.isPresent() && ends.isPresent() && !begins.get().isBefore(ends.get())) {
            until.fault("must be after from");
        }
        FileNode windows = node.at("windows");
        List<Window> read = windows.list(LayerReader::window);
        if (read.size() > MOST_WINDOWS) {
            windows.fault("must have at most " + MOST_WINDOWS + " entries");
        }
        return new Layer(
                name,
                role,
                ids.isEmpty() ? STAND_IN_PEOPLE : ids,
                TurnsReader.read(node.at("handOff"), node.at("starts"), zone),
                begins,
                ends,
                read,
                holidays);
    }

    private static Optional<Instant> dayTime(FileNode node, ZoneId zone) {
        return node.isAbsent()
                ? Optional.empty()
                : Optional.of(WallClock.instant(
                        node.parsed(
                                LocalDateTime::parse,
                                STAND_IN_TIME,
                                "a day and a time in quotes, such as \"2026-03-01T09:00\""),
                        zone));
    }

    private static Window window(FileNode node) {
        FileNode days = node.at("days");
        List<DayOfWeek> named = days.isAbsent()
                ? List.of()
                : days.listOfSome(day -> day.parsed(DayOfWeek::valueOf, DayOfWeek.MONDAY, "a day such as MONDAY"));
        Window window = new Window(
                named.isEmpty() ? EVERY_DAY : EnumSet.copyOf(named),
                time(node.at("from")),
                time(node.at("to")),
                holidays(node.at("holidays")));
        node.endOfMap();
        return window;
    }

    private static LocalTime time(FileNode node) {
        return node.isAbsent() ? LocalTime.MIDNIGHT : TurnsReader.time(node);
    }

    private static Window.Holidays holidays(FileNode node) {
        if (node.isAbsent()) {
            return Window.Holidays.AS_OTHER_DAYS;
        }
        return node.oneOf(Set.of("except", "only"), "except", "except or only").equals("only")
                ? Window.Holidays.ONLY
                : Window.Holidays.EXCEPT;
    }
}
