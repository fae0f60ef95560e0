package io.bridgekeeper.paging.loadguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadGuardTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LoadLimits LIMITS = new LoadLimits(4, 3, Duration.ofHours(8), Duration.ofHours(1));

    /** All by the clock of Berlin, in which the person lives. */
    @ParameterizedTest(name = "paged {0}, on call since {1}, now {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                | 2026-11-20T09:00 | 2026-11-20T12:00 | -",
                // Pages of a shift
                "20T09:30 20T10:00 20T10:30                      | 2026-11-20T09:00 | 2026-11-20T12:00 | -",
                "20T09:30 20T10:00 20T10:30 20T11:59             | 2026-11-20T09:00 | 2026-11-20T12:00 | 4 pages in one shift",
                "20T08:59 20T10:00 20T10:30 20T11:59             | 2026-11-20T09:00 | 2026-11-20T12:00 | -",
                "20T09:00 20T10:00 20T10:30 20T11:59             | 2026-11-20T09:00 | 2026-11-20T12:00 | 4 pages in one shift",
                // Of a week's shift the last 24 hours count
                "17T10:00 18T10:00 19T10:00 20T10:00             | 2026-11-16T09:00 | 2026-11-20T12:00 | -",
                "19T12:00 19T13:00 19T14:00 20T10:00             | 2026-11-16T09:00 | 2026-11-20T12:00 | 4 pages in one shift",
                "19T13:00 19T14:00 20T10:00 20T11:00             | -                | 2026-11-20T12:00 | 4 pages in one shift",
                // Rest after a page at night
                "20T03:00                                        | 2026-11-16T09:00 | 2026-11-20T03:59 | -",
                "20T03:00                                        | 2026-11-16T09:00 | 2026-11-20T04:00 | a page at night, and too little rest since",
                "20T03:00                                        | 2026-11-16T09:00 | 2026-11-20T10:59 | a page at night, and too little rest since",
                "20T03:00                                        | 2026-11-16T09:00 | 2026-11-20T11:00 | -",
                "20T03:00 20T09:00                               | 2026-11-16T09:00 | 2026-11-20T09:30 | -",
                "20T21:59                                        | 2026-11-16T09:00 | 2026-11-20T23:30 | -",
                "20T22:00                                        | 2026-11-16T09:00 | 2026-11-20T23:30 | a page at night, and too little rest since",
                "20T05:59                                        | 2026-11-16T09:00 | 2026-11-20T08:00 | a page at night, and too little rest since",
                "20T06:00                                        | 2026-11-16T09:00 | 2026-11-20T08:00 | -",
                // Nights of a week
                "17T23:00 18T23:00 19T23:00                      | 2026-11-16T09:00 | 2026-11-21T23:00 | 3 pages at night within a week",
                "17T23:00 18T23:00 19T23:00                      | 2026-11-16T09:00 | 2026-11-21T21:00 | -",
                "17T23:00 18T23:00                               | 2026-11-16T09:00 | 2026-11-21T23:00 | -",
                "14T22:00 18T23:00 19T23:00                      | 2026-11-16T09:00 | 2026-11-21T23:00 | -",
                "17T23:00 18T23:00 21T22:30                      | 2026-11-16T09:00 | 2026-11-21T23:00 | -",
                // What lies ahead, by the clock of another replica, does not count
                "20T12:01 20T12:02 20T12:03 20T12:04             | 2026-11-20T09:00 | 2026-11-20T12:00 | -",
            })
    void sparesWhoHasCarriedEnough(String pages, String since, LocalDateTime now, String expected) {
        List<Instant> paged = Stream.of(pages == null ? new String[0] : pages.split(" "))
                .map(page -> at(LocalDateTime.parse("2026-11-" + page)))
                .toList();
        Optional<Instant> shiftBegan =
                since.equals("-") ? Optional.empty() : Optional.of(at(LocalDateTime.parse(since)));
        assertThat(LoadGuard.of(paged, shiftBegan, BERLIN, LIMITS, at(now)).map(Reached::ofSystem))
                .isEqualTo(expected.equals("-") ? Optional.empty() : Optional.of(expected));
    }

    @Test
    void takesTheNightByThePersonsOwnClock() {
        Instant page = Instant.parse("2026-11-20T03:00:00Z");
        Instant later = page.plus(Duration.ofHours(2));
        assertThat(LoadGuard.of(List.of(page), Optional.empty(), BERLIN, LIMITS, later))
                .contains(new Reached.Rest(page.plus(Duration.ofHours(8))));
        assertThat(LoadGuard.of(List.of(page), Optional.empty(), ZoneId.of("Asia/Tokyo"), LIMITS, later))
                .isEmpty();
    }

    @Test
    void saysOfThePersonWhatTheyHaveHadAndOfTheSystemOnlyThat() {
        assertThat(new Reached.PagesOfShift(9).ofPerson()).isEqualTo("has had 9 pages this shift");
        assertThat(new Reached.NightPages(3).ofPerson()).isEqualTo("has had 3 pages at night within a week");
        assertThat(new Reached.Rest(Instant.EPOCH).ofPerson())
                .isEqualTo("rests after a page at night until 1970-01-01T00:00:00Z");
    }

    @Test
    void refusesLimitsThatAreNone() {
        assertThatThrownBy(() -> new LoadLimits(0, 3, Duration.ZERO, Duration.ZERO))
                .hasMessageContaining("pages-per-shift");
        assertThatThrownBy(() -> new LoadLimits(8, 101, Duration.ZERO, Duration.ZERO))
                .hasMessageContaining("from 1 to 100");
        assertThatThrownBy(() -> new LoadLimits(1, 1, Duration.ofHours(-1), Duration.ZERO))
                .hasMessageContaining("negative");
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(BERLIN).toInstant();
    }
}
