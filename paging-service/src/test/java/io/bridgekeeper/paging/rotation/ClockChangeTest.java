package io.bridgekeeper.paging.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.rotation.Turns.Unit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change of the clocks does to hand-offs and windows. */
class ClockChangeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "a turn of every {1} {2} from {0}: turn {3} is {4} to {5} UTC")
    @CsvSource({
        // A day of 23 hours, and one of 25.
        "2026-03-28T09:00,  1, DAY,   0, 2026-03-28T08:00, 2026-03-29T07:00",
        "2026-10-24T09:00,  1, DAY,   0, 2026-10-24T07:00, 2026-10-25T08:00",
        // A hand-off within the gap (02:00 to 03:00) and within the overlap (03:00 back to 02:00).
        "2026-03-28T02:30,  1, DAY,   1, 2026-03-29T01:00, 2026-03-30T00:30",
        "2026-10-24T02:30,  1, DAY,   1, 2026-10-25T00:30, 2026-10-26T01:30",
        // Half days: one of 11 hours, one of 13.
        "2026-03-28T21:00, 12, HOUR,  0, 2026-03-28T20:00, 2026-03-29T07:00",
        "2026-10-24T21:00, 12, HOUR,  0, 2026-10-24T19:00, 2026-10-25T08:00",
        // Hourly: the hour that is skipped falls to nobody, the one that is repeated lasts two.
        "2026-03-29T01:00,  1, HOUR,  1, 2026-03-29T01:00, 2026-03-29T01:00",
        "2026-03-29T01:00,  1, HOUR,  2, 2026-03-29T01:00, 2026-03-29T02:00",
        "2026-10-25T01:00,  1, HOUR,  1, 2026-10-25T00:00, 2026-10-25T02:00",
        // Before the first hand-off.
        "2026-01-05T09:00,  1, WEEK, -1, 2025-12-29T08:00, 2026-01-05T08:00",
        // A day that a month does not have.
        "2026-01-31T09:00,  1, MONTH, 1, 2026-02-28T08:00, 2026-03-31T07:00",
    })
    void handsOffByTheWallClock(
            LocalDateTime first, int every, Unit unit, int turn, LocalDateTime from, LocalDateTime until) {
        Turns turns = new Turns.ByTheClock(BERLIN, first, every, unit);
        assertThat(turns.startOf(turn)).isEqualTo(from.toInstant(ZoneOffset.UTC));
        assertThat(turns.startOf(turn + 1)).isEqualTo(until.toInstant(ZoneOffset.UTC));
    }

    @ParameterizedTest(name = "{0} to {1} on {2} is {3} to {4} UTC")
    @CsvSource({
        "09:00, 17:00, 2026-11-25, 2026-11-25T08:00, 2026-11-25T16:00",
        "22:00, 06:00, 2026-11-25, 2026-11-25T21:00, 2026-11-26T05:00",
        "00:00, 00:00, 2026-03-29, 2026-03-28T23:00, 2026-03-29T22:00",
        // A night of seven hours, and one of nine.
        "22:00, 06:00, 2026-03-28, 2026-03-28T21:00, 2026-03-29T04:00",
        "22:00, 06:00, 2026-10-24, 2026-10-24T20:00, 2026-10-25T05:00",
        // Within the gap: nothing. Across the overlap: both of its hours.
        "02:15, 02:45, 2026-03-29, 2026-03-29T01:00, 2026-03-29T01:00",
        "02:00, 03:00, 2026-10-25, 2026-10-25T00:00, 2026-10-25T02:00",
    })
    void opensAndClosesByTheWallClock(
            LocalTime from, LocalTime to, LocalDate day, LocalDateTime opens, LocalDateTime closes) {
        Window window = new Window(EnumSet.allOf(DayOfWeek.class), from, to, Window.Holidays.AS_OTHER_DAYS);
        assertThat(window.of(day, BERLIN)).isEqualTo(new Range(instant(opens), instant(closes)));
        assertThat(window.beginsOn(day, Set.of())).isTrue();
    }

    private static Instant instant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }
}
