package io.bridgekeeper.paging.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bridgekeeper.paging.rotation.Duty;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.HomeZone;
import io.bridgekeeper.paging.rotation.Layer;
import io.bridgekeeper.paging.rotation.Overrides;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.Rotation;
import io.bridgekeeper.paging.rotation.RotationOverride;
import io.bridgekeeper.paging.rotation.Rotations;
import io.bridgekeeper.paging.rotation.Turns;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScheduleQualityTest {

    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final Instant MONDAY = Instant.parse("2026-11-02T09:00:00Z");

    @Provide
    Arbitrary<FinalSchedule> schedules() {
        return Rotations.schedules();
    }

    @Provide
    Arbitrary<Range> ranges() {
        return Rotations.ranges();
    }

    /** A second implementation that looks at the clock of each person minute by minute. */
    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void saysWhatOneFindsWhoCountsTheMinutes(
            @ForAll("schedules") FinalSchedule schedule, @ForAll("ranges") Range range) {
        long uncovered = 0;
        long single = 0;
        Map<String, Counted> counted = new HashMap<>();
        Set<String> before = Set.of();
        for (Instant minute = range.from();
                minute.isBefore(range.until());
                minute = minute.plus(Duration.ofMinutes(1))) {
            Set<String> called = new HashSet<>();
            boolean isCovered = false;
            for (Duty duty : schedule.at(minute)) {
                if (duty.role() != Role.SHADOW) {
                    called.add(duty.personId());
                }
                isCovered |= duty.role() == Role.PRIMARY;
            }
            uncovered += isCovered ? 0 : 1;
            single += isCovered && called.size() == 1 ? 1 : 0;
            for (String person : called) {
                counted.computeIfAbsent(person, id -> new Counted())
                        .minute(minute.atZone(HomeZone.in(schedule.rotation(), person)), before.contains(person));
            }
            before = called;
        }
        ScheduleQuality quality = ScheduleQuality.of(schedule, range);
        assertThat(quality.uncovered()).isEqualTo(Duration.ofMinutes(uncovered));
        assertThat(quality.single()).isEqualTo(Duration.ofMinutes(single));
        assertThat(quality.firstUncovered().isPresent()).isEqualTo(uncovered > 0);
        for (PersonLoad person : quality.people()) {
            Counted expected = counted.getOrDefault(person.personId(), new Counted());
            assertThat(person.onCall()).isEqualTo(Duration.ofMinutes(expected.onCall));
            assertThat(person.nights()).isEqualTo(Duration.ofMinutes(expected.nights));
            assertThat(person.weekends()).isEqualTo(Duration.ofMinutes(expected.weekends));
            assertThat(person.shifts()).isEqualTo(expected.shifts);
            assertThat(person.longest().map(Range::length))
                    .isEqualTo(
                            expected.shifts == 0
                                    ? Optional.empty()
                                    : Optional.of(Duration.ofMinutes(expected.longest)));
            assertThat(person.shortestRest().map(Range::length))
                    .isEqualTo(expected.rests.stream().min(Duration::compareTo));
        }
        assertThat(quality.people()).extracting(PersonLoad::personId).containsAll(counted.keySet());
    }

    private static final class Counted {
        private long onCall;
        private long nights;
        private long weekends;
        private long longest;
        private long running;
        private int shifts;
        private Instant last;
        private final List<Duration> rests = new ArrayList<>();

        void minute(ZonedDateTime shown, boolean goesOn) {
            if (!goesOn) {
                if (last != null) {
                    rests.add(Duration.between(last, shown.toInstant()).minusMinutes(1));
                }
                shifts++;
                running = 0;
            }
            onCall++;
            running++;
            longest = Math.max(longest, running);
            last = shown.toInstant();
            nights += shown.getHour() >= 22 || shown.getHour() < 6 ? 1 : 0;
            weekends += shown.getDayOfWeek() == DayOfWeek.SATURDAY || shown.getDayOfWeek() == DayOfWeek.SUNDAY ? 1 : 0;
        }
    }

    @Property(tries = 300)
    void itsSharesAddUp(@ForAll("schedules") FinalSchedule schedule, @ForAll("ranges") Range range) {
        ScheduleQuality quality = ScheduleQuality.of(schedule, range);
        List<PersonLoad> people = quality.people();
        assertThat(quality.uncoveredShare() + quality.singleShare()).isBetween(0.0, 1.0 + 1e-9);
        double duties = people.stream().mapToDouble(PersonLoad::load).sum();
        assertThat(duties)
                .isCloseTo(people.stream().allMatch(p -> p.onCall().isZero()) ? 0 : people.size(), within(1e-6));
        assertThat(people.stream().mapToDouble(PersonLoad::nightShare).sum())
                .isCloseTo(people.stream().allMatch(p -> p.nights().isZero()) ? 0 : 1, within(1e-6));
        assertThat(people.stream().mapToDouble(PersonLoad::weekendShare).sum())
                .isCloseTo(people.stream().allMatch(p -> p.weekends().isZero()) ? 0 : 1, within(1e-6));
    }

    /** Seven times as many days as people bring each of them each weekday once. */
    @Property(tries = 40)
    void sharesAreFairAndStaySoHoweverOftenTheRoundGoesOn(
            @ForAll @IntRange(min = 1, max = 6) int people, @ForAll @IntRange(min = 1, max = 4) int rounds) {
        FinalSchedule schedule = schedule(layer(Role.PRIMARY, people));
        Range range = new Range(MONDAY, MONDAY.plus(Duration.ofDays(7L * people * rounds)));
        for (PersonLoad person : ScheduleQuality.of(schedule, range).people()) {
            assertThat(person.load()).isCloseTo(1, within(1e-9));
            assertThat(person.nightShare()).isCloseTo(1.0 / people, within(1e-9));
            assertThat(person.weekendShare()).isCloseTo(1.0 / people, within(1e-9));
            assertThat(person.onCall()).isEqualTo(Duration.ofDays(7L * rounds));
            assertThat(person.nights()).isEqualTo(Duration.ofHours(8 * 7L * rounds));
            assertThat(person.weekends()).isEqualTo(Duration.ofHours(48L * rounds));
        }
    }

    @Test
    void seesNobodyBehindThePrimaryWhereTheSecondaryIsTheSamePerson() {
        Range week = new Range(MONDAY, MONDAY.plus(Duration.ofDays(7)));
        FinalSchedule alone = schedule(layer(Role.PRIMARY, 1), layer(Role.SECONDARY, 1));
        assertThat(ScheduleQuality.of(alone, week).singleShare()).isEqualTo(1);
        FinalSchedule two = schedule(layer(Role.PRIMARY, 1), layer(Role.SECONDARY, 2));
        assertThat(ScheduleQuality.of(two, week).singleShare()).isCloseTo(4.0 / 7, within(1e-9));
        FinalSchedule shadowed = schedule(layer(Role.PRIMARY, 1), layer(Role.SHADOW, 2));
        assertThat(ScheduleQuality.of(shadowed, week).singleShare()).isEqualTo(1);
        assertThat(ScheduleQuality.of(shadowed, week).people())
                .extracting(PersonLoad::personId)
                .containsExactly("p0");
    }

    @Test
    void countsTheLongNightAndTheShortOneByThePersonsOwnClock() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        FinalSchedule schedule = schedule(layer(Role.PRIMARY, 1));
        Range longNight = day("2026-10-24T12:00:00Z");
        Range shortNight = day("2026-03-28T12:00:00Z");
        assertThat(ScheduleQuality.of(schedule, longNight, person -> berlin)
                        .people()
                        .getFirst()
                        .nights())
                .isEqualTo(Duration.ofHours(9));
        assertThat(ScheduleQuality.of(schedule, shortNight, person -> berlin)
                        .people()
                        .getFirst()
                        .nights())
                .isEqualTo(Duration.ofHours(7));
    }

    @Test
    void sortsItsFindingsByWeightAndSaysThemInWords() {
        Range absent = new Range(MONDAY.plus(Duration.ofDays(1)), MONDAY.plus(Duration.ofHours(30)));
        FinalSchedule schedule = new FinalSchedule(
                new Rotation("r", List.of(layer(Role.PRIMARY, 2))),
                Overrides.of(List.of(
                        new RotationOverride.Remove("o1", absent, "p1"),
                        new RotationOverride.Replace(
                                "o2", new Range(absent.until(), MONDAY.plus(Duration.ofDays(20))), "p1", "p0"))));
        Range range = new Range(MONDAY, MONDAY.plus(Duration.ofDays(28)));
        assertThat(Findings.of(ScheduleQuality.of(schedule, range)))
                .extracting(Finding::text)
                .containsExactly(
                        "Nobody is on call less than 1 % of the time, first on 2026-11-03T09:00:00Z for 6 h.",
                        "p0 has a rest of 6 h only between two shifts, first on 2026-11-03T09:00:00Z.",
                        "p0 is on call for 19 days without a break, from 2026-11-03T15:00:00Z.",
                        "One person alone is on call more than 99 % of the time, with nobody behind them, first on"
                                + " 2026-11-02T09:00:00Z.",
                        "p0 is on call 1.7 times as long as the mean.",
                        "p0 has 86 % of the nights, where 50 % would be fair.",
                        "p0 has 88 % of the weekends, where 50 % would be fair.");
    }

    @Test
    void findsNothingWhereTwoFairHalvesStandBehindEachOther() {
        FinalSchedule schedule = new FinalSchedule(
                new Rotation(
                        "r", List.of(weekly(Role.PRIMARY, "alice", "bob"), weekly(Role.SECONDARY, "carol", "dave"))),
                Overrides.NONE);
        Range year = new Range(MONDAY, MONDAY.plus(Duration.ofDays(364)));
        assertThat(Findings.of(ScheduleQuality.of(schedule, year))).isEmpty();
    }

    private static Range day(String from) {
        return new Range(Instant.parse(from), Instant.parse(from).plus(Duration.ofDays(1)));
    }

    private static FinalSchedule schedule(Layer... layers) {
        return new FinalSchedule(new Rotation("r", List.of(layers)), Overrides.NONE);
    }

    /** People p0 and so on, a day each. */
    private static Layer layer(Role role, int people) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            names.add("p" + i);
        }
        return layer(role, names, Turns.Unit.DAY);
    }

    private static Layer weekly(Role role, String... people) {
        return layer(role, List.of(people), Turns.Unit.WEEK);
    }

    private static Layer layer(Role role, List<String> people, Turns.Unit unit) {
        return new Layer(
                role.name(),
                role,
                people,
                new Turns.ByTheClock(UTC, LocalDateTime.ofInstant(MONDAY, ZoneOffset.UTC), 1, unit),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Set.of());
    }
}
