package io.bridgekeeper.paging.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Random schedules of Opsgenie, worked out a second time and naively: whoever is on call in any of the rotations is on
 * call, each counted from its start by the wall clock and limited to its hours.
 */
class OpsgenieScheduleTest {

    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Australia/Sydney");

    /** Minutes of the week, the second before the first where it goes over Sunday night. */
    record Hours(int from, int to) {

        boolean contain(int minute) {
            return from < to ? from <= minute && minute < to : minute >= from || minute < to;
        }

        Map<String, Object> written() {
            Map<String, Object> hours = new LinkedHashMap<>();
            hours.put("startDay", day(from));
            hours.put("startHour", from / 60 % 24);
            hours.put("startMin", from % 60);
            hours.put("endDay", day(to));
            hours.put("endHour", to / 60 % 24);
            hours.put("endMin", to % 60);
            return hours;
        }

        private static String day(int minute) {
            return DayOfWeek.of(1 + minute / (24 * 60)).name().toLowerCase(Locale.ROOT);
        }
    }

    record NaiveRotation(
            LocalDateTime start,
            Instant end,
            int hours,
            String type,
            int length,
            List<Integer> users,
            List<Hours> only) {

        Set<String> onCall(Instant at, ZoneId zone) {
            LocalDateTime clock = at.atZone(zone).toLocalDateTime();
            if (at.isBefore(start.atZone(zone).toInstant()) || end != null && !at.isBefore(end)) {
                return Set.of();
            }
            int minute = (clock.getDayOfWeek().getValue() - 1) * 24 * 60 + clock.getHour() * 60 + clock.getMinute();
            if (!only.isEmpty() && only.stream().noneMatch(hours -> hours.contain(minute))) {
                return Set.of();
            }
            long turn = Math.floorDiv(Duration.between(start, clock).toMinutes(), hours * 60L);
            return Set.of("p" + users.get((int) (turn % users.size())));
        }
    }

    @Property(tries = 300)
    void hasThePeopleOnCallWhomOpsgenieHas(@ForAll Random random) {
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        List<NaiveRotation> rotations = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(5); i++) {
            rotations.add(rotation(random, zone));
        }
        var outcome = Exports.propose(
                Peer.OPSGENIE, export(rotations, zone), Exports.NOTHING_SAID, Instant.parse("2025-01-01T00:00:00Z"));
        assertThat(outcome.faults()).isEmpty();
        var ours = Exports.rotations(outcome);

        for (int i = 0; i < 300; i++) {
            Instant at = Exports.moment(random, zone);
            Set<String> expected = new TreeSet<>();
            rotations.forEach(rotation -> expected.addAll(rotation.onCall(at, zone)));
            assertThat(Exports.onCall(ours, at))
                    .as("%s %s %s", at, zone, rotations)
                    .isEqualTo(expected);
        }
    }

    private static NaiveRotation rotation(Random random, ZoneId zone) {
        LocalDateTime start = LocalDateTime.of(2025, 12, 1, 8, 0)
                .plusDays(random.nextInt(200))
                .plusMinutes(30L * random.nextInt(24));
        String type = List.of("hourly", "daily", "weekly").get(random.nextInt(3));
        int length = type.equals("hourly") ? List.of(1, 8, 12, 24, 48).get(random.nextInt(5)) : 1 + random.nextInt(3);
        int hours = length * (type.equals("hourly") ? 1 : type.equals("daily") ? 24 : 168);
        Instant end = random.nextInt(4) == 0
                ? start.atZone(zone).toInstant().plusSeconds(3_600L * (1 + random.nextInt(9_000)))
                : null;
        List<Integer> users = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            users.add(random.nextInt(4));
        }
        List<Hours> only = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            int from = 30 * random.nextInt(7 * 48);
            int to = (from + 30 * (1 + random.nextInt(7 * 48 - 1))) % (7 * 24 * 60);
            only.add(new Hours(from, to));
        }
        return new NaiveRotation(start, end, hours, type, length, users, only);
    }

    private static Map<String, Object> export(List<NaiveRotation> rotations, ZoneId zone) {
        List<Object> written = new ArrayList<>();
        for (NaiveRotation rotation : rotations) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", "r" + written.size());
            one.put("name", "r" + random(written.size()));
            one.put("startDate", rotation.start().atZone(zone).toInstant().toString());
            one.put("endDate", rotation.end() == null ? null : rotation.end().toString());
            one.put("type", rotation.type());
            one.put("length", rotation.length());
            one.put(
                    "participants",
                    rotation.users().stream()
                            .map(user -> Map.of("type", "user", "username", "p" + user + "@example.org"))
                            .toList());
            if (!rotation.only().isEmpty()) {
                one.put(
                        "timeRestriction",
                        Map.of(
                                "type",
                                "weekday-and-time-of-day",
                                "restrictions",
                                rotation.only().stream().map(Hours::written).toList()));
            }
            written.add(one);
        }
        Map<String, Object> schedule = new LinkedHashMap<>();
        schedule.put("id", "s");
        schedule.put("name", "s");
        schedule.put("timezone", zone.getId());
        schedule.put("rotations", written);
        List<Object> users = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            users.add(Map.of("id", "id" + i, "username", "p" + i + "@example.org", "fullName", "P" + i));
        }
        return Map.of("users", users, "schedules", List.of(schedule));
    }

    /** Names that are there twice. */
    private static int random(int number) {
        return number / 2;
    }
}
