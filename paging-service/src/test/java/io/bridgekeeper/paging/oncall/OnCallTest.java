package io.bridgekeeper.paging.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Rotation;
import io.bridgekeeper.paging.catalog.Rotation.HandOff;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnCallTest {

    private static final Rotation WEEKLY = rotation(
            "Europe/Berlin", new HandOff.Weekly(DayOfWeek.MONDAY, LocalTime.of(9, 0)), "alice", "bob", "carol");
    private static final Rotation DAILY =
            rotation("Europe/Berlin", new HandOff.Daily(LocalTime.of(9, 0)), "alice", "bob");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-01-05T08:00:00Z, alice",
        "2026-01-12T07:59:59.999999Z, alice",
        "2026-01-12T08:00:00Z, bob",
        "2026-01-19T08:00:00Z, carol",
        "2026-01-26T08:00:00Z, alice",
        // before the rotation starts it reaches back
        "2026-01-05T07:59:59Z, carol",
        // summer time: the hand-off is an hour earlier on the clock of UTC
        "2026-03-30T06:59:59Z, carol",
        "2026-03-30T07:00:00Z, alice",
        // winter time again
        "2026-10-26T07:59:59Z, carol",
        "2026-10-26T08:00:00Z, alice",
    })
    void handsOffOnTheWallClockEveryWeek(Instant at, String person) {
        assertThat(OnCall.at(WEEKLY, at).personId()).isEqualTo(person);
    }

    @ParameterizedTest(name = "turn from {0} lasts {1}")
    @CsvSource({
        "2026-03-27T08:00:00Z, PT24H",
        "2026-03-28T08:00:00Z, PT23H",
        "2026-03-29T07:00:00Z, PT24H",
        "2026-10-24T07:00:00Z, PT25H",
        "2026-10-25T08:00:00Z, PT24H",
    })
    void lastsLongerOrShorterOverAChangeOfTheClocks(Instant from, Duration length) {
        Shift shift = OnCall.at(DAILY, from);
        assertThat(shift.from()).isEqualTo(from);
        assertThat(Duration.between(shift.from(), shift.until())).isEqualTo(length);
    }

    @Test
    void handsOffAfterTheGapWhenTheClocksSkipTheTime() {
        Rotation rotation = rotation("Europe/Berlin", new HandOff.Daily(LocalTime.of(2, 30)), "alice", "bob");
        Shift shift = OnCall.at(rotation, Instant.parse("2026-03-29T12:00:00Z"));
        assertThat(shift.from()).isEqualTo("2026-03-29T01:00:00Z");
    }

    @Test
    void handsOffOnceWhenTheClocksRepeatTheTime() {
        Rotation rotation = rotation("Europe/Berlin", new HandOff.Daily(LocalTime.of(2, 30)), "alice", "bob");
        Shift first = OnCall.at(rotation, Instant.parse("2026-10-25T00:30:00Z"));
        Shift second = OnCall.at(rotation, Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(first.from()).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(second).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia"})
    void leavesNoMomentUncoveredAndGoesRoundInOrder(String zone) {
        Random random = new Random(42);
        for (int i = 0; i < 400; i++) {
            LocalTime at = LocalTime.of(random.nextInt(24), random.nextInt(60));
            HandOff handOff = random.nextBoolean() ? new HandOff.Daily(at) : new HandOff.Weekly(DayOfWeek.MONDAY, at);
            Rotation rotation = rotation(zone, handOff, "alice", "bob", "carol");
            Instant instant = Instant.parse("2010-01-01T00:00:00Z").plusSeconds(random.nextInt(1_000_000_000));
            Shift shift = OnCall.at(rotation, instant);
            Shift next = OnCall.at(rotation, shift.until());
            assertThat(instant).isAfterOrEqualTo(shift.from()).isBefore(shift.until());
            assertThat(OnCall.at(rotation, shift.from())).isEqualTo(shift);
            assertThat(next.from()).isEqualTo(shift.until());
            int turn = rotation.people().indexOf(shift.personId());
            assertThat(next.personId()).isEqualTo(rotation.people().get((turn + 1) % 3));
        }
    }

    private static Rotation rotation(String zone, HandOff handOff, String... people) {
        return new Rotation("r", ZoneId.of(zone), List.of(people), handOff, LocalDate.of(2026, 1, 5));
    }
}
