package io.bridgekeeper.paging.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Random schedules of PagerDuty, worked out a second time and naively as PagerDuty describes them: the first layer of
 * the export that applies decides, its turns are counted from {@code rotation_virtual_start} by the wall clock, and it
 * is only on call from {@code start} to {@code end} and within its restrictions.
 */
class PagerDutyScheduleTest {

    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Australia/Sydney", "UTC");
    private static final List<Long> LENGTHS =
            List.of(604_800L, 1_209_600L, 86_400L, 259_200L, 43_200L, 28_800L, 21_600L, 100_800L);

    record Restriction(DayOfWeek day, LocalTime from, long seconds) {}

    record NaiveLayer(
            LocalDateTime virtualStart,
            long seconds,
            Instant start,
            Instant end,
            List<Integer> users,
            List<Restriction> only) {

        boolean applies(Instant at, ZoneId zone) {
            if (at.isBefore(start) || end != null && !at.isBefore(end)) {
                return false;
            }
            LocalDateTime clock = at.atZone(zone).toLocalDateTime();
            for (Restriction restriction : only) {
                for (int back = 0; back <= 8; back++) {
                    LocalDate day = clock.toLocalDate().minusDays(back);
                    LocalDateTime begins = day.atTime(restriction.from());
                    if ((restriction.day() == null || day.getDayOfWeek() == restriction.day())
                            && !clock.isBefore(begins)
                            && clock.isBefore(begins.plusSeconds(restriction.seconds()))) {
                        return true;
                    }
                }
            }
            return only.isEmpty();
        }

        int user(Instant at, ZoneId zone) {
            // 28 hours do not divide a week: such turns keep their length, whatever the clocks do.
            boolean byTheClock = seconds % 86_400 == 0 || 604_800 % seconds == 0;
            long since = byTheClock
                    ? java.time.Duration.between(virtualStart, at.atZone(zone).toLocalDateTime())
                            .toSeconds()
                    : java.time.Duration.between(virtualStart.atZone(zone).toInstant(), at)
                            .toSeconds();
            return users.get((int) Math.floorMod(Math.floorDiv(since, seconds), (long) users.size()));
        }
    }

    @Property(tries = 300)
    void hasThePeopleOnCallWhomPagerDutyHas(@ForAll Random random) {
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        List<NaiveLayer> layers = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            layers.add(layer(random, zone));
        }
        var outcome = Exports.propose(
                Peer.PAGERDUTY, export(layers, zone), Exports.NOTHING_SAID, Instant.parse("2025-01-01T00:00:00Z"));
        assertThat(outcome.faults()).isEmpty();
        var rotations = Exports.rotations(outcome);

        for (int i = 0; i < 300; i++) {
            Instant at = Exports.moment(random, zone);
            Set<String> expected = layers.stream()
                    .filter(layer -> layer.applies(at, zone))
                    .findFirst()
                    .map(layer -> Set.of("p" + layer.user(at, zone)))
                    .orElse(Set.of());
            assertThat(Exports.onCall(rotations, at))
                    .as("%s %s %s", at, zone, layers)
                    .isEqualTo(expected);
        }
    }

    private static NaiveLayer layer(Random random, ZoneId zone) {
        LocalDateTime virtual =
                LocalDateTime.of(2025, 12, 1, 0, 0).plusDays(random.nextInt(60)).plusHours(8L + random.nextInt(12));
        Instant start = virtual.atZone(zone).toInstant().plusSeconds(3_600L * random.nextInt(500));
        Instant end = random.nextInt(4) == 0 ? start.plusSeconds(3_600L * (1 + random.nextInt(9_000))) : null;
        List<Integer> users = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            users.add(random.nextInt(4));
        }
        List<Restriction> only = new ArrayList<>();
        boolean daily = random.nextBoolean();
        for (int i = random.nextInt(3); i > 0; i--) {
            only.add(new Restriction(
                    daily ? null : DayOfWeek.of(1 + random.nextInt(7)),
                    LocalTime.of(6 + random.nextInt(17), random.nextBoolean() ? 0 : 30),
                    1_800L * (1 + random.nextInt(daily ? 47 : 335))));
        }
        return new NaiveLayer(virtual, LENGTHS.get(random.nextInt(LENGTHS.size())), start, end, users, only);
    }

    private static Map<String, Object> export(List<NaiveLayer> layers, ZoneId zone) {
        List<Object> written = new ArrayList<>();
        for (NaiveLayer layer : layers) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", "Layer");
            // As the API tells times: in whichever zone the caller asked for.
            one.put(
                    "rotation_virtual_start",
                    layer.virtualStart().atZone(zone).toOffsetDateTime().toString());
            one.put("rotation_turn_length_seconds", layer.seconds());
            one.put("start", layer.start().toString());
            one.put(
                    "end",
                    layer.end() == null
                            ? null
                            : OffsetDateTime.ofInstant(layer.end(), zone).toString());
            one.put(
                    "users",
                    layer.users().stream()
                            .map(user -> Map.of("user", Map.of("id", "U" + user)))
                            .toList());
            one.put(
                    "restrictions",
                    layer.only().stream()
                            .map(PagerDutyScheduleTest::restriction)
                            .toList());
            written.add(one);
        }
        return Map.of(
                "users",
                List.of(user(0), user(1), user(2), user(3)),
                "schedules",
                List.of(Map.of("id", "S", "name", "s", "time_zone", zone.getId(), "schedule_layers", written)));
    }

    private static Map<String, Object> restriction(Restriction restriction) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("type", restriction.day() == null ? "daily_restriction" : "weekly_restriction");
        one.put("start_time_of_day", restriction.from() + ":00");
        one.put("duration_seconds", restriction.seconds());
        if (restriction.day() != null) {
            one.put("start_day_of_week", restriction.day().getValue());
        }
        return one;
    }

    private static Map<String, Object> user(int number) {
        return Map.of("id", "U" + number, "name", "P" + number, "email", "p" + number + "@example.org");
    }
}
