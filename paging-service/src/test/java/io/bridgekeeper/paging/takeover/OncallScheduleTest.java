package io.bridgekeeper.paging.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Random schedules of Grafana OnCall, worked out a second time as the calendar that OnCall makes of them: one event
 * after the other, each with its people; of those that run at a moment, the ones of the highest level count.
 */
class OncallScheduleTest {

    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Australia/Sydney");
    private static final LocalDate LAST = LocalDate.of(2029, 1, 1);
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    record Event(Instant from, Instant until, Set<String> people) {}

    record NaiveShift(
            int level,
            String frequency,
            LocalDateTime start,
            int hours,
            int interval,
            DayOfWeek weekStart,
            Set<DayOfWeek> days,
            List<Set<Integer>> groups,
            int first) {

        List<Event> events(ZoneId zone) {
            List<Event> events = new ArrayList<>();
            if (frequency.equals("weekly") && !days.isEmpty()) {
                LocalDate week = start.toLocalDate();
                while (week.getDayOfWeek() != weekStart) {
                    week = week.minusDays(1);
                }
                for (int turn = 0; week.isBefore(LAST); turn++, week = week.plusDays(7)) {
                    for (int day = 0; day < 7; day++) {
                        LocalDateTime begins = week.plusDays(day).atTime(start.toLocalTime());
                        if (days.contains(begins.getDayOfWeek()) && !begins.isBefore(start)) {
                            events.add(event(begins, turn, zone));
                        }
                    }
                }
                return events;
            }
            LocalDateTime begins = start;
            for (int turn = 0; begins.toLocalDate().isBefore(LAST); turn++) {
                if (days.isEmpty() || days.contains(begins.getDayOfWeek())) {
                    events.add(event(begins, turn, zone));
                }
                begins = switch (frequency) {
                    case "hourly" -> begins.plusHours(interval);
                    case "daily" -> begins.plusDays(interval);
                    default -> begins.plusWeeks(interval);
                };
            }
            return events;
        }

        private Event event(LocalDateTime begins, int turn, ZoneId zone) {
            Set<String> people = new TreeSet<>();
            groups.get((first + turn) % groups.size()).forEach(user -> people.add("p" + user));
            return new Event(
                    begins.atZone(zone).toInstant(),
                    begins.plusHours(hours).atZone(zone).toInstant(),
                    people);
        }

        Map<String, Object> written(String id) {
            Map<String, Object> shift = new LinkedHashMap<>();
            shift.put("id", id);
            shift.put("name", id);
            shift.put("type", "rolling_users");
            shift.put("level", level);
            shift.put("start", start.toString().length() == 16 ? start + ":00" : start.toString());
            shift.put("duration", hours * 3_600);
            shift.put("frequency", frequency);
            shift.put("interval", interval);
            shift.put("week_start", DAYS.get(weekStart.getValue() - 1));
            shift.put(
                    "by_day",
                    days.isEmpty()
                            ? null
                            : days.stream()
                                    .map(day -> DAYS.get(day.getValue() - 1))
                                    .toList());
            shift.put(
                    "rolling_users",
                    groups.stream()
                            .map(group -> group.stream().map(user -> "U" + user).toList())
                            .toList());
            shift.put("start_rotation_from_user_index", first);
            return shift;
        }
    }

    @Property(tries = 150)
    void hasThePeopleOnCallWhomOnCallHas(@ForAll Random random) {
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        List<NaiveShift> shifts = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            shifts.add(shift(random));
        }
        var outcome = Exports.propose(
                Peer.GRAFANA_ONCALL, export(shifts, zone), Exports.NOTHING_SAID, Instant.parse("2025-01-01T00:00:00Z"));
        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.lines()).noneMatch(line -> line.startsWith("DROPPED"));
        var ours = Exports.rotations(outcome);
        List<List<Event>> events =
                shifts.stream().map(shift -> shift.events(zone)).toList();

        for (int i = 0; i < 100; i++) {
            Instant at = Exports.moment(random, zone);
            TreeMap<Integer, Set<String>> byLevel = new TreeMap<>();
            for (int s = 0; s < shifts.size(); s++) {
                for (Event event : events.get(s)) {
                    if (!at.isBefore(event.from()) && at.isBefore(event.until())) {
                        byLevel.computeIfAbsent(shifts.get(s).level(), level -> new TreeSet<>())
                                .addAll(event.people());
                    }
                }
            }
            Set<String> expected =
                    byLevel.isEmpty() ? Set.of() : byLevel.lastEntry().getValue();
            assertThat(Exports.onCall(ours, at))
                    .as("%s %s %s", at, zone, shifts)
                    .isEqualTo(expected);
        }
    }

    private static NaiveShift shift(Random random) {
        LocalDateTime start =
                LocalDateTime.of(2025, 12, 1, 0, 0).plusDays(random.nextInt(60)).plusHours(5L + random.nextInt(18));
        int interval = 1;
        int hours;
        Set<DayOfWeek> days = new LinkedHashSet<>();
        List<Set<Integer>> groups = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            Set<Integer> group = new TreeSet<>();
            for (int j = 0; j <= random.nextInt(3); j++) {
                group.add(random.nextInt(5));
            }
            groups.add(group);
        }
        String frequency =
                List.of("hourly", "daily", "weekly", "weekly", "weekly").get(random.nextInt(5));
        if (frequency.equals("hourly")) {
            interval = List.of(6, 8, 12).get(random.nextInt(3));
            hours = interval;
        } else if (frequency.equals("daily") || random.nextInt(3) == 0) {
            int unit = frequency.equals("daily") ? 24 : 168;
            boolean whole = random.nextBoolean();
            interval = whole ? 1 + random.nextInt(3) : 1;
            hours = whole ? unit * interval : 1 + random.nextInt(unit);
            if (frequency.equals("daily") && groups.size() == 1 && interval == 1 && random.nextBoolean()) {
                days.add(DayOfWeek.MONDAY);
                days.add(DayOfWeek.of(2 + random.nextInt(6)));
                days.add(start.getDayOfWeek());
            }
        } else {
            days.add(start.getDayOfWeek());
            for (int i = random.nextInt(5); i > 0; i--) {
                days.add(DayOfWeek.of(1 + random.nextInt(7)));
            }
            hours = days.size() == 1 ? 1 + random.nextInt(168) : 1 + random.nextInt(24);
        }
        return new NaiveShift(
                random.nextInt(3),
                frequency,
                start,
                hours,
                interval,
                random.nextBoolean() ? DayOfWeek.MONDAY : DayOfWeek.SUNDAY,
                days,
                groups,
                random.nextInt(groups.size()));
    }

    private static Map<String, Object> export(List<NaiveShift> shifts, ZoneId zone) {
        List<Object> written = new ArrayList<>();
        List<Object> ids = new ArrayList<>();
        for (NaiveShift shift : shifts) {
            ids.add("O" + ids.size());
            written.add(shift.written("O" + written.size()));
        }
        List<Object> users = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            users.add(Map.of("id", "U" + i, "username", "p" + i, "email", "p" + i + "@example.org"));
        }
        return Map.of(
                "users",
                users,
                "on_call_shifts",
                written,
                "schedules",
                List.of(Map.of("id", "S", "name", "s", "type", "web", "time_zone", zone.getId(), "shifts", ids)));
    }
}
