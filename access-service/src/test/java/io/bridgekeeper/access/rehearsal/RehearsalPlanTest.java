package io.bridgekeeper.access.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.access.oncall.Duty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RehearsalPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final RehearsalPlan PLAN =
            new RehearsalPlan(Duration.ofHours(12), Duration.ofDays(1), Duration.ofMinutes(15));

    @ParameterizedTest
    @CsvSource({
        // begins of duties, settled, checked: next; in minutes from now
        "60,        true,  '',    0",
        "60,        false, '',    0",
        // The night before it begins, which is 12 hours, whatever was looked at earlier.
        "1200,      true,  0,     480",
        "1200 800,  true,  0,     80",
        "1200 800,  true,  -5,    80",
        "1200 800,  true,  81,    480",
        // Told of in the night itself: at once, unless somebody looked in it.
        "60,        true,  -700,  -660",
        "60,        true,  -600,  840",
        // Whoever is not ready is looked at soon again, and never later than the night.
        "1200,      false, 0,     15",
        "730,       false, 0,     10",
        "60,        false, 0,     15",
        // Whoever is on call for weeks is looked at every day.
        "-10000,    true,  0,     1440",
    })
    void looksTheNightBeforeAndSoonerWhereSomebodyIsNotReady(
            String begins, boolean settled, String checked, long next) {
        Instant checkedAt = checked.isEmpty() ? null : NOW.plus(Duration.ofMinutes(Long.parseLong(checked)));
        assertThat(PLAN.next(duties(begins), settled, checkedAt, NOW)).contains(NOW.plus(Duration.ofMinutes(next)));
    }

    @Test
    void looksAtNobodyWhoIsNotOnCall() {
        assertThat(PLAN.next(List.of(), false, null, NOW)).isEmpty();
    }

    @Property
    void leavesNoDutyWithoutALookInItsNight(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = -3000, max = 3000) Integer> begins,
            @ForAll boolean settled,
            @ForAll @IntRange(min = -3000, max = 0) int checked) {
        Instant checkedAt = NOW.plus(Duration.ofMinutes(checked));
        List<Duty> duties = begins.stream().map(RehearsalPlanTest::duty).toList();
        Instant next = PLAN.next(duties, settled, checkedAt, NOW).orElseThrow();
        assertThat(next).isAfter(checkedAt);
        assertThat(next).isBeforeOrEqualTo(checkedAt.plus(Duration.ofDays(1)));
        assertThat(duties).allSatisfy(duty -> {
            Instant night = duty.startsAt().minus(Duration.ofHours(12));
            assertThat(!night.isAfter(checkedAt) || !next.isAfter(night)).isTrue();
        });
    }

    @Test
    void seesThatSomebodyStandsInForAnotherRotationAndNotThatTimePasses() {
        String covers = covers(duties("60 2000"));
        assertThat(covers(duties("-5 1500 4000"))).isEqualTo(covers);
        Duty other = new Duty("checkout", "ali", Optional.empty(), Optional.of("other"), NOW, NOW.plusSeconds(60));
        assertThat(covers(List.of(duty(60), other))).isNotEqualTo(covers);
    }

    @Test
    void seesThatAnAreaHasAPolicyOfItsOwnWhichSparesWhoIsOnCallForTheSystemAlone() {
        Duty ofSystem = duty(60);
        Duty ofArea = new Duty("checkout", "bob", Optional.of("payments"), Optional.empty(), NOW, NOW.plusSeconds(60));
        assertThat(RehearsalPlan.covers(List.of(ofSystem), List.of(ofSystem, ofArea)))
                .isNotEqualTo(covers(List.of(ofSystem)));
        assertThat(RehearsalPlan.covers(List.of(ofArea), List.of(ofSystem, ofArea)))
                .isEqualTo(covers(List.of(ofArea)));
    }

    private static String covers(List<Duty> duties) {
        return RehearsalPlan.covers(duties, duties);
    }

    private static List<Duty> duties(String begins) {
        return Stream.of(begins.split(" "))
                .map(Integer::parseInt)
                .map(RehearsalPlanTest::duty)
                .toList();
    }

    private static Duty duty(int begin) {
        Instant startsAt = NOW.plus(Duration.ofMinutes(begin));
        return new Duty(
                "checkout", "ali", Optional.empty(), Optional.of("primary"), startsAt, NOW.plus(Duration.ofDays(30)));
    }
}
