package io.bridgekeeper.paging.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class FinalScheduleTest {

    @Provide
    Arbitrary<FinalSchedule> schedules() {
        return Rotations.schedules();
    }

    @Provide
    Arbitrary<FinalSchedule> unrestricted() {
        return Rotations.unrestricted();
    }

    @Provide
    Arbitrary<Range> ranges() {
        return Rotations.ranges();
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void saysWhatOneFindsWhoReadsTheClocksMinuteByMinute(
            @ForAll("schedules") FinalSchedule schedule, @ForAll("ranges") Range range) {
        NaiveSchedule naive = new NaiveSchedule();
        List<Shift> shifts = schedule.over(range);
        for (Instant minute = range.from();
                minute.isBefore(range.until());
                minute = minute.plus(Duration.ofMinutes(1))) {
            Set<String> expected = naive.at(schedule, minute);
            assertThat(words(schedule.at(minute))).as("at %s", minute).isEqualTo(expected);
            Instant at = minute;
            assertThat(words(shifts.stream()
                            .filter(shift -> shift.range().contains(at))
                            .map(Shift::duty)
                            .toList()))
                    .as("shift of %s", minute)
                    .isEqualTo(expected);
        }
    }

    @Property(tries = 500)
    void neverOverlapsWithinALayer(@ForAll("schedules") FinalSchedule schedule, @ForAll("ranges") Range range) {
        for (Layer layer : schedule.rotation().layers()) {
            Instant last = range.from();
            for (Shift shift : LayerPlan.over(layer, range)) {
                assertThat(shift.range().from()).isAfterOrEqualTo(last);
                assertThat(shift.range().isEmpty()).isFalse();
                last = shift.range().until();
            }
            assertThat(last).isBeforeOrEqualTo(range.until());
        }
    }

    @Property(tries = 300)
    void cutsNoShiftThatTouchesARangeAndKnowsThemByTheOverridesAround(
            @ForAll("schedules") FinalSchedule schedule, @ForAll("ranges") Range range) {
        Range far = new Range(
                range.from().minus(Duration.ofDays(130)), range.until().plus(Duration.ofDays(130)));
        List<Shift> touching = schedule.over(far).stream()
                .filter(shift -> shift.range().overlaps(range))
                .toList();
        assertThat(schedule.whole(range)).isEqualTo(touching);

        Range around = knowing(schedule, range).around(range);
        assertThat(knowing(schedule, around).whole(range)).isEqualTo(touching);
    }

    /** With those overrides alone that touch a range. */
    private static FinalSchedule knowing(FinalSchedule schedule, Range range) {
        return new FinalSchedule(
                schedule.rotation(),
                Overrides.of(schedule.overrides().all().stream()
                        .filter(override -> override.range().overlaps(range))
                        .toList()));
    }

    @Property(tries = 500)
    void leavesNoGapWhereNoRestrictionApplies(
            @ForAll("unrestricted") FinalSchedule schedule, @ForAll("ranges") Range range) {
        assertThat(schedule.gaps(Role.PRIMARY, range)).isEmpty();
        assertThat(schedule.over(range).stream()
                        .map(shift -> shift.range().length())
                        .reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(range.length());
    }

    @Property(tries = 500)
    void isTheSameOverARangeAsOverItsParts(
            @ForAll("schedules") FinalSchedule schedule, @ForAll("ranges") Range range, @ForAll int where) {
        long minutes = range.length().toMinutes();
        Instant cut = range.from().plus(Duration.ofMinutes(Math.floorMod(where, minutes + 1)));
        List<Shift> parts = new ArrayList<>(schedule.over(new Range(range.from(), cut)));
        for (Shift later : schedule.over(new Range(cut, range.until()))) {
            var before = parts.stream()
                    .filter(shift -> shift.duty().equals(later.duty())
                            && shift.range().until().equals(later.range().from()))
                    .findFirst();
            if (before.isPresent()) {
                parts.set(
                        parts.indexOf(before.get()),
                        new Shift(
                                later.duty(),
                                new Range(
                                        before.get().range().from(),
                                        later.range().until())));
            } else {
                parts.add(later);
            }
        }
        assertThat(parts).containsExactlyInAnyOrderElementsOf(schedule.over(range));
    }

    @Property(tries = 500)
    void changesNothingOutsideAnOverride(@ForAll("schedules") FinalSchedule schedule, @ForAll("ranges") Range range) {
        if (schedule.overrides().all().isEmpty()) {
            return;
        }
        RotationOverride last = schedule.overrides().all().getLast();
        FinalSchedule without =
                new FinalSchedule(schedule.rotation(), schedule.overrides().without(last.id()));
        Range dated = last.range();
        for (Range outside : List.of(
                new Range(range.from(), Range.later(range.from(), Range.earlier(range.until(), dated.from()))),
                new Range(Range.earlier(range.until(), Range.later(range.from(), dated.until())), range.until()))) {
            assertThat(schedule.over(outside)).isEqualTo(without.over(outside));
        }
    }

    @Property(tries = 500)
    void givesEachShiftItsTrueBeginningAndEnd(
            @ForAll("schedules") FinalSchedule schedule, @ForAll("ranges") Range range) {
        Instant instant = range.from();
        List<Shift> now = schedule.shiftsAt(instant);
        assertThat(now).extracting(Shift::duty).containsExactlyInAnyOrderElementsOf(distinct(schedule.at(instant)));
        assertThat(now).isSortedAccordingTo(Comparator.comparing(Shift::role).thenComparing(Shift::personId));
        Range wide = new Range(instant.minus(Duration.ofDays(120)), instant.plus(Duration.ofDays(120)));
        assertThat(now)
                .containsExactlyInAnyOrderElementsOf(schedule.over(wide).stream()
                        .filter(shift -> shift.range().contains(instant))
                        .toList());
    }

    /** Every zone that there is, five years, each day: also where a change skips the time or repeats it. */
    @Property(tries = 1)
    void handsOffAtTheWallClockTimeInEveryZone() {
        LocalDateTime first = LocalDateTime.of(2024, 1, 1, 2, 30);
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneId zone = ZoneId.of(id);
            Turns turns = new Turns.ByTheClock(zone, first, 1, Turns.Unit.DAY);
            for (int day = 0; day < 5 * 365; day++) {
                Instant begins = turns.startOf(day);
                LocalDateTime shown = begins.atZone(zone).toLocalDateTime();
                LocalDateTime wanted = first.plusDays(day);
                if (!shown.equals(wanted)) {
                    // Skipped: the first moment after the gap, and a minute before it the clock was short of it.
                    assertThat(shown).as("%s %s", id, wanted).isAfter(wanted);
                    assertThat(begins.minus(1, ChronoUnit.MINUTES).atZone(zone).toLocalDateTime())
                            .isBefore(wanted);
                    assertThat(zone.getRules().getValidOffsets(wanted)).isEmpty();
                }
                assertThat(turns.at(begins)).isEqualTo(day);
                assertThat(turns.at(begins.minusNanos(1))).isEqualTo(day - 1);
            }
        }
    }

    private static Set<String> words(List<Duty> duties) {
        return duties.stream()
                .map(duty -> duty.role() + " " + duty.personId())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Duty> distinct(List<Duty> duties) {
        return List.copyOf(new LinkedHashSet<>(duties));
    }
}
