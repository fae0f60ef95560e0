package io.bridgekeeper.paging.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Random schedules of GoAlert, worked out a second time and naively: from the moment of the export a rotation hands on
 * from whom it said was active, at each hand-off that follows from its start; a target is on call in the hours of any
 * of its rules, and all targets are at once.
 */
class GoalertScheduleTest {

    private static final List<String> ZONES = List.of("Europe/Berlin", "America/Chicago", "Australia/Sydney");
    private static final Instant EXPORTED = Instant.parse("2026-01-01T00:00:00Z");

    record Rule(LocalTime start, LocalTime end, List<Boolean> days) {

        boolean isActive(LocalDateTime clock) {
            LocalTime time = clock.toLocalTime();
            int today = clock.getDayOfWeek().getValue() % 7;
            if (start.isBefore(end)) {
                return days.get(today) && !time.isBefore(start) && time.isBefore(end);
            }
            return days.get(today) && !time.isBefore(start) || days.get((today + 6) % 7) && time.isBefore(end);
        }
    }

    record NaiveTarget(
            LocalDateTime start, String type, int length, int active, List<Integer> users, List<Rule> rules) {

        Set<String> onCall(Instant at, ZoneId zone) {
            LocalDateTime clock = at.atZone(zone).toLocalDateTime();
            if (rules.stream().noneMatch(rule -> rule.isActive(clock))) {
                return Set.of();
            }
            int index = active;
            LocalDateTime handOff = start;
            while (handOff.atZone(zone).toInstant().isAfter(EXPORTED)) {
                handOff = next(handOff, -1);
            }
            for (handOff = after(EXPORTED, zone, handOff);
                    !handOff.atZone(zone).toInstant().isAfter(at);
                    handOff = next(handOff, 1)) {
                index++;
            }
            return Set.of("p" + users.get(index % users.size()));
        }

        private LocalDateTime after(Instant moment, ZoneId zone, LocalDateTime handOff) {
            LocalDateTime later = handOff;
            while (!later.atZone(zone).toInstant().isAfter(moment)) {
                later = next(later, 1);
            }
            return later;
        }

        private LocalDateTime next(LocalDateTime handOff, int direction) {
            long many = (long) direction * length;
            return switch (type) {
                case "hourly" -> handOff.plusHours(many);
                case "daily" -> handOff.plusDays(many);
                case "weekly" -> handOff.plusWeeks(many);
                default -> handOff.plusMonths(many);
            };
        }
    }

    @Property(tries = 150)
    void hasThePeopleOnCallWhomGoAlertHas(@ForAll Random random) {
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        List<NaiveTarget> targets = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            targets.add(target(random));
        }
        var outcome = Exports.propose(Peer.GOALERT, export(targets, zone), Exports.NOTHING_SAID, EXPORTED);
        assertThat(outcome.faults()).isEmpty();
        var ours = Exports.rotations(outcome);

        for (int i = 0; i < 40; i++) {
            Instant at = Exports.moment(random, zone);
            Set<String> expected = new TreeSet<>();
            targets.forEach(target -> expected.addAll(target.onCall(at, zone)));
            assertThat(Exports.onCall(ours, at))
                    .as("%s %s %s", at, zone, targets)
                    .isEqualTo(expected);
        }
    }

    private static NaiveTarget target(Random random) {
        String type = List.of("hourly", "daily", "weekly", "monthly").get(random.nextInt(4));
        List<Integer> users = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            users.add(random.nextInt(5));
        }
        LocalDateTime start = LocalDateTime.of(2025, 1 + random.nextInt(12), 1 + random.nextInt(28), 5, 0)
                .plusHours(random.nextInt(18))
                .plusYears(random.nextInt(2));
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            List<Boolean> days = new ArrayList<>();
            for (int day = 0; day < 7; day++) {
                days.add(random.nextInt(4) > 0);
            }
            days.set(random.nextInt(7), true);
            rules.add(new Rule(LocalTime.of(random.nextInt(24), 30), LocalTime.of(random.nextInt(24), 30), days));
        }
        int length = type.equals("hourly") ? List.of(6, 12, 24, 36).get(random.nextInt(4)) : 1 + random.nextInt(3);
        return new NaiveTarget(start, type, length, random.nextInt(users.size()), users, rules);
    }

    private static Map<String, Object> export(List<NaiveTarget> targets, ZoneId zone) {
        List<Object> rotations = new ArrayList<>();
        List<Object> written = new ArrayList<>();
        for (NaiveTarget target : targets) {
            String id = "r" + rotations.size();
            Map<String, Object> rotation = new LinkedHashMap<>();
            rotation.put("id", id);
            rotation.put("name", id);
            rotation.put("timeZone", zone.getId());
            rotation.put("start", target.start().atZone(zone).toInstant().toString());
            rotation.put("type", target.type());
            rotation.put("shiftLength", target.length());
            rotation.put("activeUserIndex", target.active());
            rotation.put(
                    "userIDs", target.users().stream().map(user -> "u" + user).toList());
            rotations.add(rotation);
            written.add(Map.of(
                    "target",
                    Map.of("id", id, "type", "rotation"),
                    "rules",
                    target.rules().stream()
                            .map(rule -> Map.of(
                                    "start", rule.start().toString(),
                                    "end", rule.end().toString(),
                                    "weekdayFilter", rule.days()))
                            .toList()));
        }
        List<Object> users = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            users.add(Map.of("id", "u" + i, "name", "P" + i, "email", "p" + i + "@example.org"));
        }
        return Map.of(
                "users",
                users,
                "rotations",
                rotations,
                "schedules",
                List.of(Map.of("id", "s", "name", "s", "timeZone", zone.getId(), "targets", written)));
    }
}
